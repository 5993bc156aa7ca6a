package dev.eddy.vector;

import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * The k best of many scored candidates, in one pass and without an object per candidate. Candidates are collected until
 * there are twice as many as wanted, then the worse half is thrown out by quickselect (Hoare, "Algorithm 65: Find", 1961):
 * a few steps a candidate, where a heap takes a logarithm of them. No step hangs on a branch that can't be foreseen. Higher
 * scores are better; what ranks before what at the same score is the caller's {@link Order}.
 */
public final class TopK {
    /** Which of two candidates with the same score ranks first; a total order, so that every run gives the same list. */
    @FunctionalInterface
    public interface Order {
        boolean isBefore(int a, int b);
    }

    /** So many are sorted by insertion. */
    private static final int FEW = 32;

    /** From so many times the wanted on, a guess where the best begin saves more than it costs. */
    private static final int MANY = 4;

    private static final int SAMPLE = 64;
    private static final int DIGITS = 1 << Byte.SIZE;

    private final int k;
    private final Order order;
    /** What scores less is never kept. */
    private final float least;
    /** Score in the upper half, as an integer of the same order, id in the lower. */
    private long[] collected;
    /** What {@link #keepTheBest} works in. */
    private long[] tied;

    private final int[] scores;
    private final int[] starts = new int[DIGITS];

    private int size;
    /** What scores less is among the worse half for sure. */
    private float threshold;

    /** @param k how many to keep, at least 1 */
    public TopK(int k, Order order) {
        this(k, order, Float.NEGATIVE_INFINITY);
    }

    /** As the constructor, of candidates that score more than 0. */
    public static TopK ofPositive(int k, Order order) {
        return ofAtLeast(Float.MIN_VALUE, k, order);
    }

    /** As the constructor, of candidates that score more than negative infinity. */
    public static TopK ofFinite(int k, Order order) {
        return ofAtLeast(-Float.MAX_VALUE, k, order);
    }

    /** As the constructor, of candidates that score at least so much. */
    public static TopK ofAtLeast(float least, int k, Order order) {
        return new TopK(k, order, least);
    }

    private TopK(int k, Order order, float least) {
        if (k < 1) {
            throw new IllegalArgumentException("top-k must keep at least one: " + k);
        }
        this.k = k;
        // One more than are collected, since the next one is written before it is known to be kept.
        this.collected = new long[2 * k + 1];
        this.tied = new long[2 * k + 1];
        this.scores = new int[Math.max(2 * k, SAMPLE)];
        this.order = order;
        this.least = least;
        this.threshold = least;
    }

    /** Forgets all candidates, to be used again. */
    public TopK cleared() {
        size = 0;
        threshold = least;
        return this;
    }

    /** Whether a candidate has a chance: to be asked before a costly look at whether it is allowed at all. */
    public boolean wouldKeep(float score) {
        return score >= threshold;
    }

    /** Offers a candidate; each id, which is not negative, at most once. A score that is not a number is never kept. */
    public void offer(int id, float score) {
        collected[size] = entry(id, score);
        size += score >= threshold ? 1 : 0;
        if (size == 2 * k) {
            keepTheBest();
        }
    }

    /** As {@link #offer}, of the first {@code count} of these, which is faster than one by one. */
    public void offerAll(int[] ids, float[] offered, int count) {
        if (size == 0 && count > MANY * k) {
            threshold = Math.max(least, guess(offered, count));
            collectAll(ids, offered, count);
            if (size >= k) {
                return;
            }
            cleared();
        }
        collectAll(ids, offered, count);
    }

    /** A score that more than k of them have, most likely: that of a sample's best. */
    private float guess(float[] offered, int count) {
        for (int i = 0; i < SAMPLE; i++) {
            scores[i] = ordered(Float.floatToRawIntBits(offered[(int) ((long) i * count / SAMPLE)]));
        }
        int expected = SAMPLE * k / count;
        return Float.intBitsToFloat(ordered(kthBest(SAMPLE, expected + expected / 2 + 2)));
    }

    private void collectAll(int[] ids, float[] offered, int count) {
        int from = 0;
        while (from < count) {
            int to = Math.min(count, from + 2 * k - size);
            collect(ids, offered, from, to);
            if (size == 2 * k) {
                keepTheBest();
            }
            from = to;
        }
    }

    private void collect(int[] ids, float[] offered, int from, int to) {
        // Fields would be written back with every step.
        long[] collected = this.collected;
        float threshold = this.threshold;
        int size = this.size;
        for (int i = from; i < to; i++) {
            collected[size] = entry(ids[i], offered[i]);
            size += offered[i] >= threshold ? 1 : 0;
        }
        this.size = size;
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
        for (int shift = Integer.SIZE; shift < Long.SIZE; shift += Byte.SIZE) {
            sortByByte(shift);
        }
        int from = 0;
        for (int to = 1; to <= size; to++) {
            if (to == size || collected[to] >> Integer.SIZE != collected[from] >> Integer.SIZE) {
                sortTied(collected, from, to);
                from = to;
            }
        }
        return this;
    }

    /** Sorts by one byte, the highest first, and leaves those in place that are tied (radix sort). */
    private void sortByByte(int shift) {
        long[] sorted = tied;
        Arrays.fill(starts, 0);
        for (int i = 0; i < size; i++) {
            starts[digit(collected[i], shift)]++;
        }
        int start = 0;
        for (int digit = 0; digit < DIGITS; digit++) {
            int count = starts[digit];
            starts[digit] = start;
            start += count;
        }
        for (int i = 0; i < size; i++) {
            sorted[starts[digit(collected[i], shift)]++] = collected[i];
        }
        tied = collected;
        collected = sorted;
    }

    /** Of a byte of an entry, so that higher ones come first; the highest byte has the sign. */
    private static int digit(long entry, int shift) {
        return (int) (~(entry ^ Long.MIN_VALUE) >>> shift) & (DIGITS - 1);
    }

    /** Sorts a range of candidates with the same score. */
    private void sortTied(long[] entries, int from, int to) {
        if (to - from > FEW) {
            Long[] sorted =
                    LongStream.of(entries).skip(from).limit(to - from).boxed().toArray(Long[]::new);
            Arrays.sort(sorted, (a, b) -> order.isBefore(a.intValue(), b.intValue()) ? -1 : 1);
            for (int i = from; i < to; i++) {
                entries[i] = sorted[i - from];
            }
            return;
        }
        for (int i = from + 1; i < to; i++) {
            long moved = entries[i];
            int at = i;
            for (; at > from && order.isBefore((int) moved, (int) entries[at - 1]); at--) {
                entries[at] = entries[at - 1];
            }
            entries[at] = moved;
        }
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
        for (int i = 0; i < size; i++) {
            scores[i] = (int) (collected[i] >> Integer.SIZE);
        }
        int worst = kthBest(size, k);
        long[] collected = this.collected;
        long[] tied = this.tied;
        int better = 0;
        int same = 0;
        for (int i = 0; i < size; i++) {
            long candidate = collected[i];
            int score = (int) (candidate >> Integer.SIZE);
            tied[same] = candidate;
            same += score == worst ? 1 : 0;
            collected[better] = candidate;
            better += score > worst ? 1 : 0;
        }
        if (same > k - better) {
            sortTied(tied, 0, same);
        }
        System.arraycopy(tied, 0, collected, better, k - better);
        size = k;
        threshold = score(k - 1);
    }

    /** The score that so many of the first scores are not worse than. */
    private int kthBest(int count, int wanted) {
        int low = 0;
        int high = count;
        while (true) {
            int pivot = medianOfThree(scores[low], scores[(low + high) >>> 1], scores[high - 1]);
            int endOfBetter = moveBetter(low, high, pivot);
            if (wanted <= endOfBetter) {
                high = endOfBetter;
                continue;
            }
            int endOfSame = moveBetter(endOfBetter, high, pivot - 1);
            if (wanted <= endOfSame) {
                return pivot;
            }
            low = endOfSame;
        }
    }

    /** Moves the scores better than one to the front of a range, and returns where they end. */
    private int moveBetter(int low, int high, int than) {
        int[] scores = this.scores;
        int end = low;
        for (int i = low; i < high; i++) {
            int score = scores[i];
            scores[i] = scores[end];
            scores[end] = score;
            end += score > than ? 1 : 0;
        }
        return end;
    }

    private static int medianOfThree(int a, int b, int c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
