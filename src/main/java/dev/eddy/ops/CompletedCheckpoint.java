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
 * What a checkpoint cost.
 *
 * @param triggeredAtMillis when it began
 * @param durationMillis till the last task was done with it
 * @param fullBytes all of the state
 * @param writtenBytes what was new since the last one
 * @param syncMillis the longest that a task stood still to take a snapshot
 * @param alignmentMillis the longest that a task held back one input for the barrier of another
 */
public record CompletedCheckpoint(
        long id,
        long triggeredAtMillis,
        long durationMillis,
        long fullBytes,
        long writtenBytes,
        long syncMillis,
        long alignmentMillis) {

    /** When the last task was done with it. */
    public long completedAtMillis() {
        return triggeredAtMillis + durationMillis;
    }

    static List<CompletedCheckpoint> of(CheckpointStatsSnapshot stats) {
        // There is none before the first checkpoint.
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
