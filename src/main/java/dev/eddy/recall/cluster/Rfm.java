package dev.eddy.recall.cluster;

import dev.eddy.user.Interaction;
import dev.eddy.vector.Exp2;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How recently, how often and with how much weight a user acted (recency, frequency, monetary value), from the interactions
 * that are kept. Sums are decayed with a half-life of 30 days.
 *
 * @param clicks number of clicks, not decayed
 * @param pauseMillis time since the last click; {@link Long#MAX_VALUE} without one
 * @param frequency decayed number of clicks
 * @param value decayed sum of the clicks' weights
 */
record Rfm(long clicks, long pauseMillis, double frequency, double value) {
    private static final double HALF_LIFE_MILLIS = TimeUnit.DAYS.toMillis(30);

    /** @param newestFirst the user's interactions */
    static Rfm of(List<Interaction> newestFirst, long asOfMillis) {
        long clicks = 0;
        long lastMillis = Long.MIN_VALUE;
        double frequency = 0;
        double value = 0;
        for (Interaction interaction : newestFirst) {
            if (interaction.isPositive()) {
                clicks += interaction.clicks();
                lastMillis = Math.max(lastMillis, interaction.atMillis());
                double faded = interaction.clicks() * Exp2.of((interaction.atMillis() - asOfMillis) / HALF_LIFE_MILLIS);
                frequency += faded;
                value += faded * interaction.weight();
            }
        }
        return new Rfm(clicks, clicks == 0 ? Long.MAX_VALUE : asOfMillis - lastMillis, frequency, value);
    }
}
