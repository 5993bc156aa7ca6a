package dev.eddy.lab.bench;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.eddy.ops.CompletedCheckpoint;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;

/**
 * Figures of the whole job. Null figures were not measured.
 *
 * @param lostClicks clicks of the backlog without a list; 0 unless something is wrong
 * @param writesPerClick writes to Redis per click at full speed
 * @param checkpoints checkpoints at half of the full speed, or at full speed when freshness was not measured
 */
record EddyFigures(
        long lostClicks,
        double writesPerClick,
        @JsonUnwrapped Sizes sizes,
        Checkpoints checkpoints,
        Fresh fresh,
        Restore restoreS) {
    /**
     * Memory and disk.
     *
     * @param heapBytes heap with all users in memory, of the whole process: job, broker, Flink and this bench
     * @param heapJobBytes increase of the heap since the start of the job
     */
    record Sizes(long stateBytesPerUser, long redisBytesPerUser, long heapBytes, long heapJobBytes) {}

    /** Percentiles in milliseconds. */
    record Percentiles(long p50, long p90, long p99, long p999, long max) {
        static Percentiles of(Histogram histogram) {
            return new Percentiles(
                    histogram.getValueAtPercentile(50),
                    histogram.getValueAtPercentile(90),
                    histogram.getValueAtPercentile(99),
                    histogram.getValueAtPercentile(99.9),
                    histogram.getMaxValue());
        }
    }

    /** Median and maximum. */
    record Spread(long median, long max) {
        static Spread of(long[] values) {
            long[] sorted = values.clone();
            Arrays.sort(sorted);
            return new Spread(sorted[sorted.length / 2], sorted[sorted.length - 1]);
        }
    }

    /**
     * Costs of checkpoints.
     *
     * @param fullBytes size of the whole state at the last checkpoint
     * @param writtenBytes bytes that a checkpoint wrote
     * @param syncMs longest standstill of a task for its snapshot
     * @param alignmentMs longest time that a task blocked one input
     */
    record Checkpoints(
            int count, long fullBytes, Spread writtenBytes, Spread durationMs, Spread syncMs, Spread alignmentMs) {
        /** Null when there was no checkpoint. */
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
     * Figures at half of the full speed.
     *
     * @param eventsPerS clicks sent per second; higher than {@code served_per_s} when the job did not keep up
     * @param freshnessMs time from the broker's append to Redis's acknowledgement
     * @param stallMs longest time without a write around each checkpoint
     * @param longestGapMs longest time without a write
     */
    record Fresh(
            double seconds,
            double eventsPerS,
            double servedPerS,
            double writesPerClick,
            Percentiles freshnessMs,
            Spread stallMs,
            long longestGapMs) {}

    /**
     * Durations of a restore from a savepoint with a backlog, in seconds from the start of the job on.
     *
     * @param serving until the first list was in Redis
     * @param models until the models had 99 % of their users again
     * @param fullRate until the job ran at 90 % of its speed before the savepoint
     * @param fullRateBefore that speed, in clicks per second
     */
    record Restore(Double serving, Double models, Double fullRate, double fullRateBefore) {}
}
