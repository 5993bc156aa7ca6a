package dev.eddy.recall.items;

import dev.eddy.vector.TopK;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;

/**
 * Sparse sums by slot, reused without allocation. A bit marks each touched slot: with a list of touched slots, each
 * addition would wait for the previous one.
 */
public final class Scores {
    /** Bits of a slot's number within a word of marks. */
    private static final int WORD = 6;

    private double[] sums = {};
    /** A bit for each slot, set where the sum may not be zero. */
    private long[] marks = {};
    /** The slots that were collected last. */
    private int[] touched = {};
    /** Their sums. */
    private float[] picked = {};
    /** Number of slots that were collected last. */
    private int collected;

    /** Makes room for the slots from 0 to {@code slots - 1}. */
    public void ensureCapacity(int slots) {
        if (sums.length < slots) {
            int words = (Math.max(slots, sums.length * 2) >> WORD) + 1;
            sums = Arrays.copyOf(sums, words << WORD);
            marks = Arrays.copyOf(marks, words);
            touched = new int[sums.length + 1];
            picked = new float[sums.length + 1];
        }
    }

    /** Adds an amount of at least 0; an amount of 0 leaves the slot untouched. */
    public void add(int slot, double amount) {
        sums[slot] += amount;
        marks[slot >> WORD] |= 1L << slot;
    }

    /**
     * Adds an amount to each of several slots, which is faster than one by one.
     *
     * @param slots those of positions {@code from} to {@code to - 1}
     * @param amounts of at least 0; that of position {@code i} is at {@code i + shift}
     * @param factor by which each amount is multiplied
     */
    public void addAll(int[] slots, int from, int to, float[] amounts, int shift, double factor) {
        // Local variables, since a field would be read again after each store.
        double[] sums = this.sums;
        long[] marks = this.marks;
        for (int i = from; i < to; i++) {
            int slot = slots[i];
            sums[slot] += factor * amounts[i + shift];
            marks[slot >> WORD] |= 1L << slot;
        }
    }

    /** Multiplies each slot's sum by a factor of the slot. */
    public void multiply(IntToDoubleFunction factor) {
        for (int word = 0; word < marks.length; word++) {
            for (long left = marks[word]; left != 0; left &= left - 1) {
                int slot = (word << WORD) + Long.numberOfTrailingZeros(left);
                sums[slot] *= factor.applyAsDouble(slot);
            }
        }
    }

    /** Sets a slot back to zero. */
    public void drop(int slot) {
        sums[slot] = 0;
    }

    /** The sum of a slot; 0 when nothing was added. */
    public double of(int slot) {
        return sums[slot];
    }

    /** Collects all slots that have a sum, in ascending order, for {@link #offerTo}. */
    public Scores collect() {
        return collect(false);
    }

    /** As {@link #collect}, and sets all slots back to zero, which costs less here than afterwards. */
    public Scores drain() {
        return collect(true);
    }

    private Scores collect(boolean clears) {
        double[] sums = this.sums;
        long[] marks = this.marks;
        int[] touched = this.touched;
        float[] picked = this.picked;
        int size = 0;
        for (int word = 0; word < marks.length; word++) {
            for (long left = marks[word]; left != 0; left &= left - 1) {
                int slot = (word << WORD) + Long.numberOfTrailingZeros(left);
                double sum = sums[slot];
                touched[size] = slot;
                picked[size] = (float) sum;
                size += sum == 0 ? 0 : 1;
                if (clears) {
                    sums[slot] = 0;
                }
            }
            if (clears) {
                marks[word] = 0;
            }
        }
        collected = size;
        return this;
    }

    /** Offers the slots of the last {@link #collect} or {@link #drain}. */
    public TopK offerTo(TopK top) {
        top.offerAll(touched, picked, collected);
        return top;
    }

    /**
     * Offers the allowed slots of the last {@link #collect} or {@link #drain}. The predicate is asked only where the
     * score is high enough.
     */
    public TopK offerTo(TopK top, IntPredicate isAllowed) {
        for (int i = 0; i < collected; i++) {
            if (top.wouldKeep(picked[i]) && isAllowed.test(touched[i])) {
                top.offer(touched[i], picked[i]);
            }
        }
        return top;
    }

    /** Calls the visitor with all slots that have a sum, in ascending order. */
    public void forEach(Visitor visitor) {
        collect();
        for (int i = 0; i < collected; i++) {
            visitor.visit(touched[i], sums[touched[i]]);
        }
    }

    @FunctionalInterface
    public interface Visitor {
        void visit(int slot, double sum);
    }

    /** Sets all slots back to zero. */
    public void clear() {
        for (int word = 0; word < marks.length; word++) {
            if (marks[word] != 0) {
                Arrays.fill(sums, word << WORD, (word + 1) << WORD, 0);
                marks[word] = 0;
            }
        }
    }
}
