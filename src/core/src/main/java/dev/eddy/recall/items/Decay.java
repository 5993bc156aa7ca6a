package dev.eddy.recall.items;

import dev.eddy.vector.Exp2;

/**
 * Weight of an interaction by its age in half-lives of its cluster: about 1 for the newest, half of that one half-life before.
 * Ages count from the cluster's newest interaction, rounded down to an eighth of a half-life, so that computed weights stay
 * valid for that time.
 *
 * @param halvingsPerMilli one over the half-life
 * @param newest half-lives from the epoch to the cluster's newest interaction, rounded down to a multiple of {@link #STEP}
 */
public record Decay(double halvingsPerMilli, double newest) {
    /** Step of {@code newest}, in half-lives. */
    private static final double STEP = 1 / 8.;

    /** The decay with a half-life, counted from a cluster's newest interaction. */
    public static Decay of(double halfLifeMillis, long newestMillis) {
        double halvingsPerMilli = 1 / halfLifeMillis;
        return new Decay(halvingsPerMilli, STEP * Math.floor(newestMillis * halvingsPerMilli / STEP));
    }

    /** Instant of age 0. */
    public long newestMillis() {
        return (long) (newest / halvingsPerMilli);
    }

    /** The weight of an interaction, 0 to about 1. It does not decay when {@code halvedIn} is infinite. */
    public double at(long atMillis, double halvedIn) {
        return Exp2.of((atMillis * halvingsPerMilli - newest) / halvedIn);
    }
}
