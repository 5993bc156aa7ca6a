package dev.eddy.lab.run;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The state from which a job goes on.
 *
 * @param usable savepoints and checkpoints to try, the newest first
 * @param skipped newer ones that cannot be restored
 */
record ResumeChoice(List<StoredState> usable, List<StoredState> skipped) {
    private static final Comparator<StoredState> NEWEST_FIRST = Comparator.comparingLong(StoredState::number)
            .thenComparingLong(StoredState::writtenAtMillis)
            .reversed();

    static ResumeChoice of(List<StoredState> found) {
        List<StoredState> usable = found.stream()
                .filter(StoredState::isUsable)
                .sorted(NEWEST_FIRST)
                .toList();
        List<StoredState> skipped = found.stream()
                .filter(state -> !state.isUsable())
                .filter(state -> usable.isEmpty() || state.isNewerThan(usable.get(0)))
                .sorted(NEWEST_FIRST)
                .toList();
        return new ResumeChoice(usable, skipped);
    }

    /** Whether there was state and none of it can be used. A first checkpoint that was never finished was none. */
    boolean isAllLost() {
        return usable.isEmpty()
                && skipped.stream().anyMatch(state -> !state.problem().equals(StoredState.HALF_WRITTEN));
    }

    /** One line about the state that the job goes on from. */
    static String line(StoredState state, long nowMillis) {
        return "going on from " + state.name() + ", " + age(nowMillis - state.writtenAtMillis()) + " old";
    }

    /** One line about a state that is left out. */
    static String line(StoredState state, String problem) {
        return "WARNING: " + state.name() + " cannot be used: " + problem;
    }

    static String age(long millis) {
        Duration age = Duration.ofMillis(Math.max(0, millis));
        long seconds = age.toSeconds();
        if (seconds < TimeUnit.MINUTES.toSeconds(2)) {
            return seconds + " s";
        }
        if (seconds < TimeUnit.HOURS.toSeconds(2)) {
            return age.toMinutes() + " min";
        }
        return seconds < TimeUnit.DAYS.toSeconds(2) ? age.toHours() + " h" : age.toDays() + " days";
    }
}
