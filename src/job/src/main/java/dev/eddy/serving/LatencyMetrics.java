package dev.eddy.serving;

import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.apache.flink.metrics.HistogramStatistics;

/**
 * A Flink metric of latencies in ms with 3 significant digits, of the last minute and since the start. Safe for use by several
 * threads.
 */
public final class LatencyMetrics implements org.apache.flink.metrics.Histogram {
    private static final int SIGNIFICANT_DIGITS = 3;
    private static final long HIGHEST_MILLIS = 24 * 3_600_000L;
    private static final int SLOTS = 6;
    private static final long SLOT_MILLIS = 10_000;

    private final LongSupplier clockMillis;
    private final Histogram cumulative = empty();
    private final List<Histogram> slots =
            Stream.generate(LatencyMetrics::empty).limit(SLOTS).toList();
    private long newestSlot;

    /** @param clockMillis wall clock, epoch milliseconds */
    LatencyMetrics(LongSupplier clockMillis) {
        this.clockMillis = clockMillis;
        this.newestSlot = Math.floorDiv(clockMillis.getAsLong(), SLOT_MILLIS);
    }

    /** Records a value, clamped to [0, 24 h], because the clocks of two machines may differ. */
    @Override
    public synchronized void update(long millis) {
        rotate();
        long value = Math.max(0, Math.min(HIGHEST_MILLIS, millis));
        slot(newestSlot).recordValue(value);
        cumulative.recordValue(value);
    }

    /** A copy of the values of the last 50 to 60 s. */
    public synchronized Histogram recent() {
        rotate();
        Histogram sum = empty();
        slots.forEach(sum::add);
        return sum;
    }

    /** A copy of all values; the difference of two copies has the values recorded between them. */
    public synchronized Histogram cumulative() {
        return cumulative.copy();
    }

    /** Number of values since the start. */
    @Override
    public synchronized long getCount() {
        return cumulative.getTotalCount();
    }

    @Override
    public HistogramStatistics getStatistics() {
        return new RecentStatistics(recent());
    }

    private void rotate() {
        long slot = Math.floorDiv(clockMillis.getAsLong(), SLOT_MILLIS);
        // When the clock is set back, values still go to the newest slot.
        for (long next = Math.max(newestSlot + 1, slot - SLOTS + 1); next <= slot; next++) {
            slot(next).reset();
        }
        newestSlot = Math.max(newestSlot, slot);
    }

    private Histogram slot(long number) {
        return slots.get(Math.floorMod(number, SLOTS));
    }

    private static Histogram empty() {
        return new Histogram(HIGHEST_MILLIS, SIGNIFICANT_DIGITS);
    }

    /** Statistics of the last minute. */
    private static final class RecentStatistics extends HistogramStatistics {
        private final Histogram recent;

        RecentStatistics(Histogram recent) {
            this.recent = recent;
        }

        @Override
        public double getQuantile(double quantile) {
            return recent.getValueAtPercentile(quantile * 100);
        }

        /** Empty, because single values are not kept. */
        @Override
        public long[] getValues() {
            return new long[0];
        }

        @Override
        public int size() {
            return (int) Math.min(Integer.MAX_VALUE, recent.getTotalCount());
        }

        @Override
        public double getMean() {
            return recent.getMean();
        }

        @Override
        public double getStdDev() {
            return recent.getStdDeviation();
        }

        @Override
        public long getMax() {
            return recent.getMaxValue();
        }

        @Override
        public long getMin() {
            return recent.getTotalCount() == 0 ? 0 : recent.getMinValue();
        }
    }
}
