package dev.eddy.lab.run;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** Decides which savepoints and checkpoints are no longer needed. */
final class SurplusState {
    private static final int KEPT_SAVEPOINTS = 2;
    /** The last checkpoint, and one to fall back to. */
    private static final int NEEDED_CHECKPOINTS = 2;

    private SurplusState() {}

    /** All usable savepoints but the newest two, and those that an earlier process did not finish. */
    static List<Path> savepoints(List<StoredState> found, long processStartMillis) {
        List<StoredState> savepoints = found.stream()
                .filter(state -> state.kind() == StoredState.Kind.SAVEPOINT)
                .toList();
        long oldestKept = savepoints.stream()
                .filter(StoredState::isUsable)
                .map(StoredState::number)
                .sorted(Comparator.reverseOrder())
                .limit(KEPT_SAVEPOINTS)
                .min(Comparator.naturalOrder())
                .orElse(Long.MIN_VALUE);
        return savepoints.stream()
                .filter(state ->
                        state.isUsable() ? state.number() < oldestKept : state.writtenAtMillis() < processStartMillis)
                .map(StoredState::folder)
                .toList();
    }

    /** Whether the job has enough checkpoints of its own that nothing older is needed. */
    static boolean standsAlone(List<StoredState> found, Path ownJobFolder) {
        return checkpointsOf(found, ownJobFolder) >= NEEDED_CHECKPOINTS;
    }

    private static long checkpointsOf(List<StoredState> found, Path jobFolder) {
        return found.stream()
                .filter(state -> state.kind() == StoredState.Kind.CHECKPOINT)
                .filter(state -> state.isUsable() && state.jobFolder().equals(jobFolder))
                .count();
    }
}
