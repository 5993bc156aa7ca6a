package dev.eddy.vector;

import java.util.Arrays;

/**
 * The k best of many scored candidates, in one pass and without an object per candidate. Candidates are collected until
 * there are twice as many as wanted, then the worse half is thrown out by quickselect (Hoare, "Algorithm 65: Find", 1961):
 * a few steps a candidate, where a heap takes a logarithm of them. Higher scores are better; what ranks before what at the
 * same score is the caller's {@link Order}.
 */
public final class TopK {
    /** Which of two candidates with the same score ranks first; a total order, so that every run gives the same list. */
    @FunctionalInterface
    public interface Order {
        boolean isBefore(int a, int b);
    }

    private final int k;
    private final Order order;
    /** Score in the upper half, as an integer of the same order, id in the lower. */
    private final long[] collected;

    private int size;
    /** What scores less is among the worse half for sure. */
    private float threshold = Float.NEGATIVE_INFINITY;

    /** @param k how many to keep, at least 1 */
    public TopK(int k, Order order) {
        if (k < 1) {
            throw new IllegalArgumentException("top-k must keep at least one: " + k);
        }
        this.k = k;
        this.collected = new long[2 * k];
        this.order = order;
    }

    /** Forgets all candidates, to be used again. */
    public TopK cleared() {
        size = 0;
        threshold = Float.NEGATIVE_INFINITY;
        return this;
    }

    /** Whether a candidate has a chance: to be asked before a costly look at whether it is allowed at all. */
    public boolean wouldKeep(float score) {
        return score >= threshold;
    }

    /** Offers a candidate; each id, which is not negative, at most once. A score that is not a number is never kept. */
    public void offer(int id, float score) {
        if (score >= threshold) {
            collected[size++] = entry(id, score);
            if (size == collected.length) {
                keepTheBest();
            }
        }
    }

    /** Ends the offering: what is kept are the k best, in no particular order. */
    public TopK selected() {
        if (size > k) {
            keepTheBest();
        }
        return this;
    }

    /** Ends the offering: what is kept are the k best, best first. */
    public TopK sorted() {
        selected();
        Arrays.sort(collected, 0, size);
        for (int low = 0, high = size - 1; low < high; low++, high--) {
            swap(low, high);
        }
        for (int i = 1; i < size; i++) {
            for (int at = i; at > 0 && isTiedAndBefore(collected[at], collected[at - 1]); at--) {
                swap(at, at - 1);
            }
        }
        return this;
    }

    /** Whether worse candidates may have been turned away; once the offering has ended. */
    public boolean isFull() {
        return size == k;
    }

    /** How many are kept; once the offering has ended. */
    public int size() {
        return size;
    }

    /** Id of a candidate that is kept; once the offering has ended. */
    public int id(int i) {
        return (int) collected[i];
    }

    /** Score of a candidate that is kept; once the offering has ended. */
    public float score(int i) {
        return Float.intBitsToFloat(ordered((int) (collected[i] >> Integer.SIZE)));
    }

    /** Ids of all that are kept, in their order; once the offering has ended. */
    public int[] ids() {
        int[] ids = new int[size];
        Arrays.setAll(ids, this::id);
        return ids;
    }

    /** Their scores; once the offering has ended. */
    public float[] scores() {
        float[] scores = new float[size];
        for (int i = 0; i < size; i++) {
            scores[i] = score(i);
        }
        return scores;
    }

    private static long entry(int id, float score) {
        // Adding zero makes a negative zero positive: the two are the same score.
        return (long) ordered(Float.floatToRawIntBits(score + 0f)) << Integer.SIZE | id;
    }

    /** The bits of a float as an integer that compares as the float does; and back. */
    private static int ordered(int bits) {
        return bits ^ (bits >> (Integer.SIZE - 1) & Integer.MAX_VALUE);
    }

    private void keepTheBest() {
        int low = 0;
        int high = size - 1;
        while (low < high) {
            long pivot = medianOfThree(collected[low], collected[(low + high) >>> 1], collected[high]);
            int left = low;
            int right = high;
            while (left <= right) {
                while (ranksBefore(collected[left], pivot)) {
                    left++;
                }
                while (ranksBefore(pivot, collected[right])) {
                    right--;
                }
                if (left <= right) {
                    swap(left++, right--);
                }
            }
            if (k - 1 <= right) {
                high = right;
            } else if (k - 1 >= left) {
                low = left;
            } else {
                break;
            }
        }
        size = k;
        threshold = score(k - 1);
    }

    private long medianOfThree(long a, long b, long c) {
        if (ranksBefore(a, b)) {
            return ranksBefore(b, c) ? b : ranksBefore(a, c) ? c : a;
        }
        return ranksBefore(a, c) ? a : ranksBefore(b, c) ? c : b;
    }

    private boolean ranksBefore(long a, long b) {
        int scoreA = (int) (a >> Integer.SIZE);
        int scoreB = (int) (b >> Integer.SIZE);
        return scoreA > scoreB || isTiedAndBefore(a, b);
    }

    private boolean isTiedAndBefore(long a, long b) {
        return a >> Integer.SIZE == b >> Integer.SIZE && a != b && order.isBefore((int) a, (int) b);
    }

    private void swap(int i, int j) {
        long swapped = collected[i];
        collected[i] = collected[j];
        collected[j] = swapped;
    }
}
