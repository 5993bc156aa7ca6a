package dev.eddy.vector;

import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * Selects the k best of many scored candidates in one pass, without an object per candidate. It collects 2k candidates,
 * drops the worse half by quickselect (Hoare, "Algorithm 65: Find", 1961), and continues: constant time per candidate,
 * where a heap takes log k. Its inner loops have no unpredictable branches. Higher scores are better; the caller's
 * {@link Order} breaks ties. For one thread.
 */
public final class TopK {
    /** Order of candidates with equal scores; a total order, so that equal input gives equal lists. */
    @FunctionalInterface
    public interface Order {
        boolean isBefore(int a, int b);
    }

    /** Up to this number are sorted by insertion. */
    private static final int FEW = 32;

    /** Above this multiple of k, a guess of the threshold pays off. */
    private static final int MANY = 4;

    private static final int SAMPLE = 64;
    private static final int DIGITS = 1 << Byte.SIZE;

    private final int k;
    private final Order order;
    /** Lower scores are never kept. */
    private final float least;
    /** Score in the upper half, as an integer of the same order, id in the lower. */
    private long[] collected;
    /** Buffer of {@link #keepTheBest}. */
    private long[] tied;

    private final int[] scores;
    private final int[] starts = new int[DIGITS];

    private int size;
    /** Candidates with lower scores are not among the k best. */
    private float threshold;

    /** Keeps all finite and infinite scores; {@link IllegalArgumentException} when {@code k} is below 1. */
    public TopK(int k, Order order) {
        this(k, order, Float.NEGATIVE_INFINITY);
    }

    public static TopK ofPositive(int k, Order order) {
        return new TopK(k, order, Float.MIN_VALUE);
    }

    /** Keeps only scores above negative infinity. */
    public static TopK ofFinite(int k, Order order) {
        return new TopK(k, order, -Float.MAX_VALUE);
    }

    /** Keeps no scores below the least. */
    public TopK(int k, Order order, float least) {
        if (k < 1) {
            throw new IllegalArgumentException("top-k must keep at least one: " + k);
        }
        this.k = k;
        // One more place, since a candidate is written before the check whether it is kept.
        this.collected = new long[2 * k + 1];
        this.tied = new long[2 * k + 1];
        this.scores = new int[Math.max(2 * k, SAMPLE)];
        this.order = order;
        this.least = least;
        this.threshold = least;
    }

    /** Removes all candidates, for the next use. */
    public TopK cleared() {
        size = 0;
        threshold = least;
        return this;
    }

    /** Whether a candidate with this score could be kept; a cheap test before costly filters. */
    public boolean wouldKeep(float score) {
        return score >= threshold;
    }

    /** Offers a candidate. An id is at least 0 and is offered at most once. NaN is never kept. */
    public void offer(int id, float score) {
        collected[size] = entry(id, score);
        size += score >= threshold ? 1 : 0;
        if (size == 2 * k) {
            keepTheBest();
        }
    }

    /** Offers the first {@code count} candidates; faster than {@link #offer} one by one. */
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

    /** A score that most likely more than k candidates reach, from a sample. */
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
        // Locals, since fields would be written back in every step.
        long[] collected = this.collected;
        float threshold = this.threshold;
        int size = this.size;
        for (int i = from; i < to; i++) {
            collected[size] = entry(ids[i], offered[i]);
            size += offered[i] >= threshold ? 1 : 0;
        }
        this.size = size;
    }

    /** Ends the offering; the k best are kept in no particular order. */
    public TopK selected() {
        if (size > k) {
            keepTheBest();
        }
        return this;
    }

    /** Ends the offering; the k best are kept, best first. */
    public TopK sorted() {
        selected();
        if (size <= FEW) {
            sort(collected, 0, size);
            return this;
        }
        int shift = sortByTwoBytes();
        int from = 0;
        for (int to = 1; to <= size; to++) {
            if (to == size || collected[to] >> shift != collected[from] >> shift) {
                sort(collected, from, to);
                from = to;
            }
        }
        return this;
    }

    /** Sorts by the two bytes of the scores below the highest bit that differs; few scores agree in both. Returns their lowest bit. */
    private int sortByTwoBytes() {
        long differing = 0;
        for (int i = 1; i < size; i++) {
            differing |= collected[i] ^ collected[0];
        }
        int shift = Math.max(Integer.SIZE, Long.SIZE - Long.numberOfLeadingZeros(differing) - Short.SIZE);
        sortByByte(shift);
        sortByByte(shift + Byte.SIZE);
        return shift;
    }

    /** One stable pass of a radix sort by one byte, highest first. */
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

    /** The sort key of a byte: higher bytes have lower keys; the highest byte has the sign. */
    private static int digit(long entry, int shift) {
        return (int) (~(entry ^ Long.MIN_VALUE) >>> shift) & (DIGITS - 1);
    }

    /** Sorts a range, most of which is in order or has equal scores. */
    private void sort(long[] entries, int from, int to) {
        if (to - from > FEW) {
            Long[] sorted =
                    LongStream.of(entries).skip(from).limit(to - from).boxed().toArray(Long[]::new);
            Arrays.sort(sorted, (a, b) -> isBefore(a, b) ? -1 : 1);
            for (int i = from; i < to; i++) {
                entries[i] = sorted[i - from];
            }
            return;
        }
        for (int i = from + 1; i < to; i++) {
            long moved = entries[i];
            int at = i;
            for (; at > from && isBefore(moved, entries[at - 1]); at--) {
                entries[at] = entries[at - 1];
            }
            entries[at] = moved;
        }
    }

    private boolean isBefore(long a, long b) {
        long score = a >> Integer.SIZE;
        long other = b >> Integer.SIZE;
        return score == other ? order.isBefore((int) a, (int) b) : score > other;
    }

    /** Whether worse candidates may have been dropped; after the offering. */
    public boolean isFull() {
        return size == k;
    }

    public int size() {
        return size;
    }

    public int id(int i) {
        return (int) collected[i];
    }

    public float score(int i) {
        return Float.intBitsToFloat(ordered((int) (collected[i] >> Integer.SIZE)));
    }

    /** Ids of the kept candidates in their order; like the methods above, after the offering. */
    public int[] ids() {
        int[] ids = new int[size];
        Arrays.setAll(ids, this::id);
        return ids;
    }

    /** Scores of the kept candidates in their order; after the offering. */
    public float[] scores() {
        float[] scores = new float[size];
        for (int i = 0; i < size; i++) {
            scores[i] = score(i);
        }
        return scores;
    }

    private static long entry(int id, float score) {
        // Adding zero makes a negative zero positive, since both are equal scores.
        return (long) ordered(Float.floatToRawIntBits(score + 0f)) << Integer.SIZE | id;
    }

    /** Maps the bits of a float to an integer of the same order; its own inverse. */
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
            sort(tied, 0, same);
        }
        System.arraycopy(tied, 0, collected, better, k - better);
        size = k;
        threshold = score(k - 1);
    }

    /** The {@code wanted}-th best of the first {@code count} scores. */
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

    /** Moves the scores better than one to the front of a range, and returns their end. */
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
