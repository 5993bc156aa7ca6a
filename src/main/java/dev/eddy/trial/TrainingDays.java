package dev.eddy.trial;

import java.time.Duration;

/** Says when a training is due: with the first event of a day, by UTC, when the clicks are a tenth more than at the last one. */
final class TrainingDays {
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
    private static final int FEWEST_CLICKS = 1_000;
    /** Training each night would take hours where a recording covers years. */
    private static final double GROWTH = 1.1;

    private double dueAt = FEWEST_CLICKS;
    private long day = Long.MIN_VALUE;

    /** Whether a training on this number of clicks is due; if so it counts as done. */
    boolean isDue(long nowMillis, int clicks) {
        long today = Math.floorDiv(nowMillis, DAY_MILLIS);
        boolean isNewDay = today != day;
        day = today;
        if (!isNewDay || clicks < dueAt) {
            return false;
        }
        dueAt = clicks * GROWTH;
        return true;
    }
}
