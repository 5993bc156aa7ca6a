package dev.eddy.neighbours;

import java.util.Arrays;

/** Sums by slot that are mostly zero, and the slots that are not: filled, read and cleared without allocating. */
final class Scores {
    private double[] sums = {};
    private int[] touched = {};
    private int size;

    void ensureCapacity(int slots) {
        if (sums.length < slots) {
            int capacity = Math.max(slots, sums.length * 2);
            sums = Arrays.copyOf(sums, capacity);
            touched = Arrays.copyOf(touched, capacity);
        }
    }

    /** Adds an amount; one faded to nothing leaves the slot untouched. */
    void add(int slot, double amount) {
        if (!(amount > 0)) {
            return;
        }
        if (sums[slot] == 0) {
            touched[size++] = slot;
        }
        sums[slot] += amount;
    }

    /** Sets a slot back to zero; nothing may be added before {@link #clear()}. */
    void drop(int slot) {
        sums[slot] = 0;
    }

    double of(int slot) {
        return sums[slot];
    }

    int size() {
        return size;
    }

    /** The i-th slot that was touched, dropped or not. */
    int slot(int i) {
        return touched[i];
    }

    void clear() {
        for (int i = 0; i < size; i++) {
            sums[touched[i]] = 0;
        }
        size = 0;
    }
}
