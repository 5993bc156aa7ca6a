package dev.eddy.ops;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.apache.flink.runtime.checkpoint.CheckpointStatsSnapshot;
import org.apache.flink.runtime.checkpoint.CompletedCheckpointStats;
import org.apache.flink.runtime.checkpoint.SubtaskStateStats;

/**
 * Durations and sizes of a completed checkpoint.
 *
 * @param triggeredAtMillis start, epoch milliseconds
 * @param durationMillis time until the last task was done
 * @param fullBytes size of the whole state
 * @param writtenBytes size of the part written by this checkpoint
 * @param syncMillis longest time that a task stopped to take its snapshot
 * @param alignmentMillis longest time that a task blocked one input to wait for the barrier of another
 */
public record CompletedCheckpoint(
        long id,
        long triggeredAtMillis,
        long durationMillis,
        long fullBytes,
        long writtenBytes,
        long syncMillis,
        long alignmentMillis) {
    /** Epoch milliseconds. */
    public long completedAtMillis() {
        return triggeredAtMillis + durationMillis;
    }

    static List<CompletedCheckpoint> of(CheckpointStatsSnapshot stats) {
        // Null before the first checkpoint.
        return stats == null
                ? List.of()
                : stats.getHistory().getCheckpoints().stream()
                        .filter(CompletedCheckpointStats.class::isInstance)
                        .map(CompletedCheckpointStats.class::cast)
                        .map(CompletedCheckpoint::of)
                        .sorted(Comparator.comparingLong(CompletedCheckpoint::id))
                        .toList();
    }

    private static CompletedCheckpoint of(CompletedCheckpointStats stats) {
        return new CompletedCheckpoint(
                stats.getCheckpointId(),
                stats.getTriggerTimestamp(),
                stats.getEndToEndDuration(),
                stats.getStateSize(),
                stats.getCheckpointedSize(),
                longest(stats, SubtaskStateStats::getSyncCheckpointDuration),
                longest(stats, SubtaskStateStats::getAlignmentDuration));
    }

    private static long longest(CompletedCheckpointStats stats, ToLongFunction<SubtaskStateStats> duration) {
        return stats.getAllTaskStateStats().stream()
                .flatMap(task -> Arrays.stream(task.getSubtaskStats()))
                .filter(Objects::nonNull)
                .mapToLong(duration)
                .max()
                .orElse(0);
    }
}
