package dev.eddy.trial;

import java.util.Arrays;

/** Sums by item number: a hash table of primitives with open addressing, since there are millions of pairs. */
final class PairSums {
    private static final int FREE = -1;
    /** Spreads neighbouring numbers: Knuth, "The Art of Computer Programming" 3, section 6.4. */
    private static final int GOLDEN = 0x9E3779B9;

    private int[] items = free(8);
    private float[] sums = new float[8];
    private int size;

    /** Receives an item number and its sum. */
    @FunctionalInterface
    interface Consumer {
        void accept(int item, double sum);
    }

    void add(int item, double amount) {
        int at = find(item);
        if (items[at] == FREE) {
            items[at] = item;
            size++;
        }
        sums[at] += (float) amount;
        if (4 * size > 3 * items.length) {
            grow();
        }
    }

    void forEach(Consumer consumer) {
        for (int at = 0; at < items.length; at++) {
            if (items[at] != FREE) {
                consumer.accept(items[at], sums[at]);
            }
        }
    }

    private int find(int item) {
        int mask = items.length - 1;
        int at = ((item * GOLDEN) >>> 7) & mask;
        while (items[at] != FREE && items[at] != item) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private void grow() {
        int[] known = items;
        float[] knownSums = sums;
        items = free(2 * known.length);
        sums = new float[items.length];
        for (int i = 0; i < known.length; i++) {
            if (known[i] != FREE) {
                int at = find(known[i]);
                items[at] = known[i];
                sums[at] = knownSums[i];
            }
        }
    }

    private static int[] free(int capacity) {
        int[] free = new int[capacity];
        Arrays.fill(free, FREE);
        return free;
    }
}
