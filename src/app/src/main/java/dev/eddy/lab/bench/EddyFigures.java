package dev.eddy.lab.bench;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.eddy.ops.CompletedCheckpoint;
import java.util.List;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;

/**
 * Figures of the whole job. Null figures were not measured.
 *
 * @param lostClicks clicks of the backlog without a list; 0 unless something is wrong
 * @param writesPerClick writes to Redis per click at full speed
 * @param restS seconds after the freshness measurement until all of its clicks had their lists
 * @param checkpoints checkpoints at half of the full speed, or at full speed when freshness was not measured
 */
record EddyFigures(
        long lostClicks,
        double writesPerClick,
        @JsonUnwrapped Sizes sizes,
        Checkpoints checkpoints,
        Fresh fresh,
        Double restS,
        Restore restoreS) {
    /** Memory and disk; the heap is that of the whole process, and its increase since the start of the job. */
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
        /** Null without values. */
        static <T> Spread of(List<T> measured, ToLongFunction<T> figure) {
            long[] sorted = measured.stream().mapToLong(figure).sorted().toArray();
            return sorted.length == 0 ? null : new Spread(sorted[sorted.length / 2], sorted[sorted.length - 1]);
        }
    }

    /**
     * Costs of checkpoints: the whole state at the last one, and what each wrote. {@code syncMs} is the longest
     * standstill of a task for its snapshot, {@code alignmentMs} the longest time that a task blocked one input.
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
                            Spread.of(all, CompletedCheckpoint::writtenBytes),
                            Spread.of(all, CompletedCheckpoint::durationMillis),
                            Spread.of(all, CompletedCheckpoint::syncMillis),
                            Spread.of(all, CompletedCheckpoint::alignmentMillis));
        }
    }

    /**
     * Figures at half of the full speed, or at another. The job did not keep up when more clicks were sent than served. Freshness
     * is the time from the broker's append to Redis's acknowledgement; stalls and gaps are the longest times without a write,
     * around each checkpoint and in all. Behind is the state, by the clicks sent and not yet taken in, at that rate.
     */
    record Fresh(
            double seconds,
            double eventsPerS,
            double servedPerS,
            double writesPerClick,
            Percentiles freshnessMs,
            Spread stallMs,
            long longestGapMs,
            Spread behindMs,
            Spread owedLists) {}

    /**
     * Seconds from the start of a job with a savepoint and a backlog until the first list was in Redis, until the
     * models had 99 % of their users again, and until the job ran at 90 % of its speed before, in clicks per second.
     */
    record Restore(Double serving, Double models, Double fullRate, double fullRateBefore) {}
}
