package dev.eddy.ops;

import dev.eddy.control.Command.Phase;
import dev.eddy.control.CommandProgress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How far the job's tasks are with a walk over all users: who has begun, who has walked, and whether it is done. Reports may
 * come more than once, and a task that went back to a checkpoint may begin anew.
 */
final class WalkProgress {
    private final String commandId;
    private final Phase phase;
    /** By task. */
    private final Map<Integer, CommandProgress> begun = new HashMap<>();
    /** By bucket. */
    private final Map<Integer, CommandProgress> walked = new HashMap<>();

    private long firstMillis = Long.MAX_VALUE;
    private long lastMillis = Long.MIN_VALUE;
    private String supersededBy;

    WalkProgress(String commandId, Phase phase) {
        this.commandId = commandId;
        this.phase = phase;
    }

    static WalkProgress ofSwapTo(long centreVersion) {
        return new WalkProgress(CommandProgress.idOfSwapTo(centreVersion), Phase.ASSIGN);
    }

    /**
     * Takes the next report; one on something else changes nothing, nor does any once all is done.
     *
     * @param atMillis when it was sent
     */
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
            walked.put(report.bucket(), report);
        }
    }

    /** Each task learns of one swap after the other: once it begins the next, it will not end this one. */
    private void notice(CommandProgress other) {
        CommandProgress own = begun.get(other.task());
        if (own != null && own.concernsSwap() && other.concernsSwap() && other.begins()) {
            supersededBy = other.commandId();
        }
    }

    /** What the task had walked before, or what another number of tasks had, is not so any more. */
    private void begin(CommandProgress report) {
        begun.values().removeIf(other -> other.tasks() != report.tasks());
        walked.values().removeIf(other -> other.tasks() != report.tasks() || other.task() == report.task());
        begun.put(report.task(), report);
    }

    /** Whether all tasks have begun, and walked all they were to walk. */
    boolean isDone() {
        return !begun.isEmpty()
                && begun.size() == begun.values().iterator().next().tasks()
                && walked() >= toWalk();
    }

    /** How many buckets were walked. */
    int walked() {
        return walked.size();
    }

    /** How many there are to walk, as far as is known: less than all until every task has begun. */
    int toWalk() {
        return begun.values().stream().mapToInt(CommandProgress::buckets).sum();
    }

    /** How many users were walked. */
    long users() {
        return walked.values().stream().mapToLong(CommandProgress::users).sum();
    }

    /** From the first report to the last; zero before the first. */
    Duration took() {
        return begun.isEmpty() ? Duration.ZERO : Duration.ofMillis(lastMillis - firstMillis);
    }

    /** The swap that keeps this one from being done; null when there is none. */
    String supersededBy() {
        return supersededBy;
    }
}
