package dev.eddy.recall.cluster;

import dev.eddy.user.Interaction;
import dev.eddy.vector.Exp2;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How recently, how often and with how much weight a user acted (recency, frequency, monetary value), from the latest
 * interactions. Sums are decayed with a half-life of 30 days. All clicks on an item count as of the last one, and all but the
 * last one with a weight of 1, since no more is kept.
 *
 * @param clicks number of clicks on these items, not decayed
 * @param pauseMillis time since the last click; {@link Long#MAX_VALUE} without one
 * @param frequency decayed number of clicks
 * @param value decayed sum of the clicks' weights
 */
record Rfm(long clicks, long pauseMillis, double frequency, double value) {
    /** Interactions that are read, so that a long history costs no more. */
    private static final int LATEST = 100;

    private static final double HALF_LIFE_MILLIS = TimeUnit.DAYS.toMillis(30);

    /** @param newestFirst the user's interactions */
    static Rfm of(List<Interaction> newestFirst, long asOfMillis) {
        long clicks = 0;
        long lastMillis = Long.MIN_VALUE;
        double frequency = 0;
        double value = 0;
        for (Interaction interaction : newestFirst.subList(0, Math.min(LATEST, newestFirst.size()))) {
            if (interaction.isPositive()) {
                clicks += interaction.clicks();
                lastMillis = Math.max(lastMillis, interaction.atMillis());
                double fade = Exp2.of((interaction.atMillis() - asOfMillis) / HALF_LIFE_MILLIS);
                frequency += fade * interaction.clicks();
                value += fade * (interaction.clicks() - 1 + interaction.weight());
            }
        }
        return new Rfm(clicks, clicks == 0 ? Long.MAX_VALUE : asOfMillis - lastMillis, frequency, value);
    }
}
