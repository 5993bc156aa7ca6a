package dev.eddy.lab.bench;

import dev.eddy.ops.CompletedCheckpoint;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;

/**
 * What was measured of the whole job. What was left out, or could not be seen, is null.
 *
 * @param eventsPerS at full speed, to Redis's acknowledgement
 * @param lostClicks of the backlog that led to no list; 0 unless something is wrong
 * @param writesPerClick to Redis, at full speed
 * @param heapBytes in use with all users in memory, by everything in the process: also broker, Flink and this bench
 * @param heapJobBytes how much less it was before the job started
 * @param checkpoints at half of the speed, or at full speed where nothing else was measured
 */
public record EddyFigures(
        Double eventsPerS,
        long lostClicks,
        double writesPerClick,
        long stateBytesPerUser,
        long redisBytesPerUser,
        long heapBytes,
        long heapJobBytes,
        Checkpoints checkpoints,
        Fresh fresh,
        Restore restore) {

    /** Percentiles in milliseconds. */
    public record Percentiles(long p50, long p90, long p99, long p999, long max) {
        static Percentiles of(Histogram histogram) {
            return new Percentiles(
                    histogram.getValueAtPercentile(50),
                    histogram.getValueAtPercentile(90),
                    histogram.getValueAtPercentile(99),
                    histogram.getValueAtPercentile(99.9),
                    histogram.getMaxValue());
        }
    }

    /** Median and largest. */
    public record Spread(long median, long max) {
        static Spread of(long[] values) {
            long[] sorted = values.clone();
            Arrays.sort(sorted);
            return new Spread(sorted[sorted.length / 2], sorted[sorted.length - 1]);
        }
    }

    /**
     * What checkpoints cost.
     *
     * @param fullBytes all of the state, at the last one
     * @param writtenBytes what was new
     * @param syncMs the longest that a task stood still for the snapshot itself
     * @param alignmentMs the longest that a task held back one input
     */
    public record Checkpoints(
            int count, long fullBytes, Spread writtenBytes, Spread durationMs, Spread syncMs, Spread alignmentMs) {

        /** Null when there was none. */
        static Checkpoints of(List<CompletedCheckpoint> all) {
            return all.isEmpty()
                    ? null
                    : new Checkpoints(
                            all.size(),
                            all.get(all.size() - 1).fullBytes(),
                            spread(all, CompletedCheckpoint::writtenBytes),
                            spread(all, CompletedCheckpoint::durationMillis),
                            spread(all, CompletedCheckpoint::syncMillis),
                            spread(all, CompletedCheckpoint::alignmentMillis));
        }

        private static Spread spread(List<CompletedCheckpoint> all, ToLongFunction<CompletedCheckpoint> figure) {
            return Spread.of(all.stream().mapToLong(figure).toArray());
        }
    }

    /**
     * What was measured at half of the full speed.
     *
     * @param eventsPerS clicks sent; {@code served_per_s} is below it when the job did not keep up
     * @param stallMs the longest time without a write around each checkpoint
     * @param longestGapMs the longest time without a write at all
     */
    public record Fresh(
            double seconds,
            double eventsPerS,
            double servedPerS,
            double writesPerClick,
            Percentiles freshnessMs,
            Spread stallMs,
            long longestGapMs) {}

    /**
     * What a restore from a savepoint took, in seconds from the order to start, with a backlog waiting.
     *
     * @param serving until the first list was in Redis
     * @param models until the models had as many users in memory as before
     * @param fullRate until a stretch began in which it was as fast as 90 % of just before
     * @param fullRateBefore that speed
     */
    public record Restore(Double serving, Double models, Double fullRate, double fullRateBefore) {}
}
