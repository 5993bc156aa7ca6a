package dev.eddy.neighbours;

import java.util.Arrays;

/** Sums by slot that are mostly zero, and the slots that are not: filled, read and cleared without allocating. */
public final class Scores {
    private double[] sums = {};
    private int[] touched = {};
    private int size;

    /** Makes room for slots from 0 on: none beyond may be asked for. */
    public void ensureCapacity(int slots) {
        if (sums.length < slots) {
            int capacity = Math.max(slots, sums.length * 2);
            sums = Arrays.copyOf(sums, capacity);
            touched = Arrays.copyOf(touched, capacity);
        }
    }

    /** Adds an amount; one faded to nothing leaves the slot untouched. */
    public void add(int slot, double amount) {
        if (!(amount > 0)) {
            return;
        }
        if (sums[slot] == 0) {
            touched[size++] = slot;
        }
        sums[slot] += amount;
    }

    /** Sets a slot back to zero; nothing may be added before {@link #clear()}. */
    public void drop(int slot) {
        sums[slot] = 0;
    }

    /** The sum of a slot; 0 when nothing was added. */
    public double of(int slot) {
        return sums[slot];
    }

    /** How many slots were touched. */
    public int size() {
        return size;
    }

    /** The i-th slot that was touched, dropped or not. */
    public int slot(int i) {
        return touched[i];
    }

    /** Sets all slots back to zero. */
    public void clear() {
        for (int i = 0; i < size; i++) {
            sums[touched[i]] = 0;
        }
        size = 0;
    }
}
