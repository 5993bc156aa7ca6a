package dev.eddy.recall.items;

import dev.eddy.recall.cluster.ClusterHalfLife;
import dev.eddy.vector.Exp2;

/**
 * Weight of an interaction by its age in {@link ClusterHalfLife}s: close to 1 for the newest of the cluster, half of that a half-life before.
 * The age is counted from the cluster's newest interaction, rounded down to {@link #STEP}. Weights computed once are valid until
 * the next step.
 *
 * @param halvingsPerMilli one over the half-life
 * @param newest half-lives from the epoch to the cluster's newest interaction, rounded down to a multiple of {@link #STEP}
 */
public record Decay(double halvingsPerMilli, double newest) {
    /** In half-lives. */
    private static final double STEP = 1 / 8.;

    /** The decay of a half-life, seen from a cluster's newest interaction. */
    public static Decay of(double halfLifeMillis, long newestMillis) {
        double halvingsPerMilli = 1 / halfLifeMillis;
        return new Decay(halvingsPerMilli, STEP * Math.floor(newestMillis * halvingsPerMilli / STEP));
    }

    /** The time that the age is counted from. */
    public long newestMillis() {
        return (long) (newest / halvingsPerMilli);
    }

    /**
     * The weight of an interaction, at most a little more than 1; 0 of a very old one.
     *
     * @param halvedIn half-lives that halve the weight; infinite: it never fades
     */
    public double at(long atMillis, double halvedIn) {
        return Exp2.of((atMillis * halvingsPerMilli - newest) / halvedIn);
    }
}
