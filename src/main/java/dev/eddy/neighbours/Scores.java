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

    /** Adds an amount that is not negative; one that faded to nothing does not touch the slot. */
    void add(int slot, double amount) {
        if (amount == 0) {
            return;
        }
        if (sums[slot] == 0) {
            touched[size++] = slot;
        }
        sums[slot] += amount;
    }

    /** Replaces the sum of a touched slot; 0 or less takes it out of the running without forgetting that it was touched. */
    void set(int slot, double sum) {
        sums[slot] = Math.max(sum, Double.MIN_VALUE);
    }

    double of(int slot) {
        return sums[slot];
    }

    int size() {
        return size;
    }

    /** The i-th slot that was touched. */
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
