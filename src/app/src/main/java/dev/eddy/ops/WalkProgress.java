package dev.eddy.ops;

import dev.eddy.control.Command.Phase;
import dev.eddy.control.CommandProgress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Progress of a walk over all users, collected from the reports of the job's tasks. Reports may be repeated, and a task that
 * restarts from a checkpoint begins its walk again.
 */
final class WalkProgress {
    private final String commandId;
    private final Phase phase;
    private final Map<Integer, CommandProgress> begunByTask = new HashMap<>();
    private final Map<Integer, CommandProgress> walkedByBucket = new HashMap<>();
    private long firstMillis = Long.MAX_VALUE;
    private long lastMillis = Long.MIN_VALUE;
    private String supersededBy;

    WalkProgress(String commandId, Phase phase) {
        this.commandId = commandId;
        this.phase = phase;
    }

    /** Takes the next report; ignores reports of other walks, and all reports once the walk is done. */
    void take(CommandProgress report, long atMillis) {
        if (isDone()) {
            return;
        }
        if (!report.commandId().equals(commandId) || report.phase() != phase) {
            notice(report);
            return;
        }
        firstMillis = Math.min(firstMillis, atMillis);
        lastMillis = Math.max(lastMillis, atMillis);
        if (report.begins()) {
            begin(report);
        } else {
            walkedByBucket.put(report.bucket(), report);
        }
    }

    /** A task that begins the walk of a later swap of centres will not end this one. */
    private void notice(CommandProgress other) {
        CommandProgress own = begunByTask.get(other.task());
        if (own != null && own.concernsSwap() && other.concernsSwap() && other.begins()) {
            supersededBy = other.commandId();
        }
    }

    /** Forgets what the task had walked before, and all reports made at another parallelism. */
    private void begin(CommandProgress report) {
        begunByTask.values().removeIf(other -> other.tasks() != report.tasks());
        walkedByBucket.values().removeIf(other -> other.tasks() != report.tasks() || other.task() == report.task());
        begunByTask.put(report.task(), report);
    }

    /** Whether all tasks have begun and have walked all their buckets. */
    boolean isDone() {
        return !begunByTask.isEmpty()
                && begunByTask.size() == begunByTask.values().iterator().next().tasks()
                && walked() >= toWalk();
    }

    /** Number of buckets walked. */
    int walked() {
        return walkedByBucket.size();
    }

    /** Number of buckets to walk, of the tasks that have begun. */
    int toWalk() {
        return begunByTask.values().stream().mapToInt(CommandProgress::buckets).sum();
    }

    long users() {
        return walkedByBucket.values().stream()
                .mapToLong(CommandProgress::users)
                .sum();
    }

    /** Time from the first report to the last; zero before the first. */
    Duration took() {
        return begunByTask.isEmpty() ? Duration.ZERO : Duration.ofMillis(lastMillis - firstMillis);
    }

    /** Command id of the later swap that ended this one; null when there is none. */
    String supersededBy() {
        return supersededBy;
    }
}
