package dev.eddy.trial;

import java.time.Duration;

/** Says when a training is due: with the first event of a day, by UTC, when there are so many more clicks than at the last one. */
public final class TrainingDays {
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
    private static final int FEWEST_CLICKS = 1_000;
    private final double growth;
    private double dueAt = FEWEST_CLICKS;
    private long day = Long.MIN_VALUE;

    /** @param growth share by which the clicks must have grown; with 0 a training is due each day */
    public TrainingDays(double growth) {
        this.growth = growth;
    }

    /** Whether a training on this number of clicks is due; if so it counts as done. */
    boolean isDue(long nowMillis, int clicks) {
        long today = Math.floorDiv(nowMillis, DAY_MILLIS);
        boolean isNewDay = today != day;
        day = today;
        if (!isNewDay || clicks < dueAt) {
            return false;
        }
        dueAt = Math.max(clicks + 1, clicks * (1 + growth));
        return true;
    }
}
