package dev.eddy.recall.items;

import dev.eddy.item.Counts;
import dev.eddy.item.ItemUpdate;
import dev.eddy.vector.HalfLives;
import dev.eddy.vector.Heat;
import dev.eddy.vector.HeatScale;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * The numbers of each item that a refresh reads, by item number. One row of eight doubles holds all numbers of an item,
 * so that a question costs one cache miss.
 */
public final class ItemRows implements Lifetimes {
    /** Index of the half-life of {@link #hotness}: 3 days. */
    private static final int HOTNESS_HALF_LIFE = HalfLives.THREE_DAYS;
    /** Index of the half-life of {@link #lastingPopularity}: 90 days. */
    private static final int LASTING_HALF_LIFE = HalfLives.NINETY_DAYS;

    // The columns of a row. Hotness and lasting popularity have scales of their own, clicks and impressions share one.
    private static final int SINCE = 0;
    private static final int UNTIL = 1;
    private static final int QUALITY = 2;
    private static final int HOTNESS = 3;
    private static final int CLICKS = 4;
    private static final int IMPRESSIONS = 5;
    private static final int LASTING = 6;
    /** Doubles in a cache line of 64 bytes. */
    private static final int COLUMNS = 8;

    private double[] rows = {};
    private final HeatScale hotnessScale = new HeatScale(HalfLives.millis(HOTNESS_HALF_LIFE));
    private final HeatScale lastingScale = new HeatScale(HalfLives.millis(LASTING_HALF_LIFE));
    private final HeatScale ctrScale = new HeatScale(HalfLives.millis(Counts.CTR_HALF_LIFE));
    /** The last instant asked for; the factors of the scales belong to it. */
    private long asOfMillis;

    private double hotnessFactor;
    private double lastingFactor;
    private double ctrFactor;
    private long clockMillis = Long.MIN_VALUE;
    /** The items whose record changed last while they were out, in a ring. */
    private final int[] changed = new int[1 << 12];

    private long changes;

    void ensureCapacity(int items) {
        int filled = rows.length / COLUMNS;
        rows = Arrays.copyOf(rows, items * COLUMNS);
        for (int item = filled; item < items; item++) {
            rows[item * COLUMNS + UNTIL] = Double.NEGATIVE_INFINITY;
        }
    }

    void put(int number, ItemUpdate item) {
        int row = number * COLUMNS;
        double since = item.availableSinceMillis();
        double until = item.recallableUntilMillis();
        if (isOut(number) && (rows[row + SINCE] != since || rows[row + UNTIL] != until)) {
            changed[(int) (changes++ % changed.length)] = number;
        }
        rows[row + SINCE] = since;
        rows[row + UNTIL] = until;
        rows[row + QUALITY] =
                item.features() == null ? Float.NaN : item.features().quality();
    }

    /** Sets the counts of an item. When the base of a scale moves, those of all items are set. */
    void putCounts(int number, ItemUpdate[] items) {
        Counts counts = items[number].counts();
        boolean hasMoved = hotnessScale.follow(counts.heats()[HOTNESS_HALF_LIFE]);
        hasMoved |= lastingScale.follow(counts.heats()[LASTING_HALF_LIFE]);
        hasMoved |= ctrScale.follow(Math.max(counts.clicks(), counts.impressions()));
        if (hasMoved) {
            for (int item = 0; item < items.length; item++) {
                if (items[item] != null && items[item].isSeen()) {
                    scale(item, items[item].counts());
                }
            }
            setFactors();
        } else {
            scale(number, counts);
        }
    }

    private void scale(int number, Counts counts) {
        int row = number * COLUMNS;
        rows[row + HOTNESS] = hotnessScale.number(counts.heats()[HOTNESS_HALF_LIFE]);
        rows[row + LASTING] = lastingScale.number(counts.heats()[LASTING_HALF_LIFE]);
        rows[row + CLICKS] = ctrScale.number(counts.clicks());
        rows[row + IMPRESSIONS] = ctrScale.number(counts.impressions());
    }

    void remove(int number) {
        Arrays.fill(rows, number * COLUMNS, (number + 1) * COLUMNS, 0);
        rows[number * COLUMNS + UNTIL] = Double.NEGATIVE_INFINITY;
    }

    private void setAsOf(long millis) {
        if (asOfMillis != millis) {
            asOfMillis = millis;
            setFactors();
        }
    }

    private void setFactors() {
        hotnessFactor = hotnessScale.factor(asOfMillis);
        lastingFactor = lastingScale.factor(asOfMillis);
        ctrFactor = ctrScale.factor(asOfMillis);
    }

    /** Whether an item is available and not over; false for an item that is not in the table. */
    public boolean isRecallableAt(int item, long asOfMillis) {
        int row = item * COLUMNS;
        return row < rows.length && rows[row + SINCE] <= asOfMillis && asOfMillis < rows[row + UNTIL];
    }

    /** As {@link ItemUpdate#availableSinceMillis}, for an item of the table. */
    public long availableSinceMillis(int item) {
        return (long) rows[item * COLUMNS + SINCE];
    }

    /** Decayed popularity of an item of the table, half-life 3 days, at most 1e30. */
    public double hotness(int item, long asOfMillis) {
        setAsOf(asOfMillis);
        return Math.min(Heat.LARGEST_SCORE, rows[item * COLUMNS + HOTNESS] * hotnessFactor);
    }

    /** Decayed popularity of an item of the table, half-life 90 days, at most 1e30. */
    public double lastingPopularity(int item, long asOfMillis) {
        setAsOf(asOfMillis);
        return Math.min(Heat.LARGEST_SCORE, rows[item * COLUMNS + LASTING] * lastingFactor);
    }

    /** As {@link Counts#clickThroughRate}, for an item of the table. */
    public double clickThroughRate(int item, long asOfMillis, double prior, double priorImpressions) {
        setAsOf(asOfMillis);
        int row = item * COLUMNS;
        return Counts.clickThroughRate(
                rows[row + CLICKS] * ctrFactor, rows[row + IMPRESSIONS] * ctrFactor, prior, priorImpressions);
    }

    /** Quality of an item of the table, in [0, 1], or {@link Double#NaN} when its record has none. */
    public double quality(int item) {
        return rows[item * COLUMNS + QUALITY];
    }

    void advanceTo(long confirmedMillis) {
        clockMillis = Math.max(clockMillis, confirmedMillis);
    }

    @Override
    public long clockMillis() {
        return clockMillis;
    }

    @Override
    public long sinceMillis(int item) {
        int row = item * COLUMNS;
        return row < rows.length ? (long) rows[row + SINCE] : Long.MAX_VALUE;
    }

    @Override
    public long untilMillis(int item) {
        int row = item * COLUMNS;
        return row < rows.length ? (long) rows[row + UNTIL] : Long.MIN_VALUE;
    }

    @Override
    public boolean isOut(int item) {
        long since = sinceMillis(item);
        return untilMillis(item) <= clockMillis
                || since == Long.MAX_VALUE
                || (since > clockMillis && clockMillis != Long.MIN_VALUE);
    }

    @Override
    public long changes() {
        return changes;
    }

    @Override
    public boolean forEachChange(long known, IntConsumer action) {
        for (long i = Math.max(known, changes - changed.length); i < changes; i++) {
            action.accept(changed[(int) (i % changed.length)]);
        }
        return changes - known <= changed.length;
    }
}
