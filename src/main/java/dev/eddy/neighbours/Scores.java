package dev.eddy.neighbours;

import dev.eddy.vector.TopK;
import java.util.Arrays;

/** Sums by slot that are mostly zero, and the slots that are not: filled, read and cleared without allocating. */
public final class Scores {
    private double[] sums = {};
    private int[] touched = {};
    private int size;
    private float[] picked = {};

    /** Makes room for slots from 0 on: none beyond may be asked for. */
    public void ensureCapacity(int slots) {
        if (sums.length < slots) {
            int capacity = Math.max(slots, sums.length * 2);
            sums = Arrays.copyOf(sums, capacity);
            // One more than can be touched, since the next one is written before it is known to be new.
            touched = Arrays.copyOf(touched, capacity + 1);
        }
    }

    /** Adds an amount; one faded to nothing leaves the slot untouched. */
    public void add(int slot, double amount) {
        if (amount > 0) {
            double sum = sums[slot];
            // Whether a slot is new can't be foreseen, and a branch on it would cost more than all the rest.
            touched[size] = slot;
            size += sum == 0 ? 1 : 0;
            sums[slot] = sum + amount;
        }
    }

    /**
     * Adds an amount to each of several slots, which is faster than one by one.
     *
     * @param slots from one position to another
     * @param amounts of the same positions
     * @param factor by which each amount is multiplied
     */
    void addAll(int[] slots, float[] amounts, int from, int to, double factor) {
        // Fields would be written back with every step.
        double[] sums = this.sums;
        int[] touched = this.touched;
        int size = this.size;
        for (int i = from; i < to; i++) {
            double amount = factor * amounts[i];
            int slot = slots[i];
            double sum = sums[slot];
            touched[size] = slot;
            size += (sum == 0 ? 1 : 0) & (amount > 0 ? 1 : 0);
            sums[slot] = sum + amount;
        }
        this.size = size;
    }

    /** As the other one, the same amount to each. */
    void addAll(int[] slots, int from, int to, double amount) {
        double[] sums = this.sums;
        int[] touched = this.touched;
        int size = this.size;
        for (int i = from; i < to; i++) {
            int slot = slots[i];
            double sum = sums[slot];
            touched[size] = slot;
            size += sum == 0 ? 1 : 0;
            sums[slot] = sum + amount;
        }
        this.size = size;
    }

    /** As the other one, to the first slots, with two amounts for each, of which the second is above 0. */
    void addAll(int[] slots, float[] amounts, double factor, float[] others, double otherFactor, int to) {
        double[] sums = this.sums;
        int[] touched = this.touched;
        int size = this.size;
        for (int i = 0; i < to; i++) {
            int slot = slots[i];
            double sum = sums[slot];
            touched[size] = slot;
            size += sum == 0 ? 1 : 0;
            sums[slot] = sum + (factor * amounts[i] + otherFactor * others[i]);
        }
        this.size = size;
    }

    /** Sets a slot back to zero; nothing may be added before {@link #clear()}. */
    public void drop(int slot) {
        sums[slot] = 0;
    }

    /** The sum of a slot; 0 when nothing was added. */
    public double of(int slot) {
        return sums[slot];
    }

    /** Offers the slots that were touched, with what they have; those that were dropped have nothing. */
    TopK offerTo(TopK top) {
        ensurePicked();
        for (int i = 0; i < size; i++) {
            picked[i] = (float) sums[touched[i]];
        }
        top.offerAll(touched, picked, size);
        return top;
    }

    /** As {@link #offerTo(TopK)}, with what they have multiplied by a factor of each slot. */
    TopK offerTo(TopK top, double[] factors) {
        ensurePicked();
        for (int i = 0; i < size; i++) {
            picked[i] = (float) (sums[touched[i]] * factors[touched[i]]);
        }
        top.offerAll(touched, picked, size);
        return top;
    }

    private void ensurePicked() {
        if (picked.length < size) {
            picked = new float[touched.length];
        }
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
