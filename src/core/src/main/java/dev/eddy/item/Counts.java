package dev.eddy.item;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourType;
import dev.eddy.behaviour.BehaviourWeights;
import dev.eddy.vector.HalfLives;
import dev.eddy.vector.Heat;

/**
 * Decayed counts of the events of an item; counts add up in any order. The heats are {@link Heat}s of the clicks'
 * weights, one for each of the {@link HalfLives}. Clicks and impressions are {@link Heat}s of their numbers, at
 * {@link #CTR_HALF_LIFE}.
 */
public record Counts(double[] heats, double clicks, double impressions, FirstSeen firstSeen) {
    /** Index of the half-life of the click-through rate: 14 days. */
    public static final int CTR_HALF_LIFE = 2;

    static Counts of(Behaviour behaviour, BehaviourWeights weights) {
        double[] heats = HalfLives.cold();
        boolean click = weights.isClick(behaviour.type());
        if (click) {
            HalfLives.add(heats, weights.of(behaviour.type()), behaviour.atMillis());
        }
        double one = Heat.of(1, behaviour.atMillis(), HalfLives.millis(CTR_HALF_LIFE));
        return new Counts(
                heats,
                click ? one : Heat.NONE,
                behaviour.type() == BehaviourType.IMPRESSION ? one : Heat.NONE,
                FirstSeen.of(behaviour));
    }

    long firstSeenMillis() {
        return firstSeen.millis();
    }

    Counts plus(Counts other) {
        double[] sum = new double[HalfLives.COUNT];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = Heat.plus(heats[i], other.heats[i]);
        }
        return new Counts(
                sum,
                Heat.plus(clicks, other.clicks),
                Heat.plus(impressions, other.impressions),
                firstSeen.plus(other.firstSeen));
    }

    /** The smoothed click-through rate, in [0, 1]. The prior counts for {@code priorImpressions} impressions. */
    public static double clickThroughRate(double clicked, double shown, double prior, double priorImpressions) {
        // Clicks that came without an impression say nothing about a rate.
        return (Math.min(clicked, shown) + prior * priorImpressions) / (shown + priorImpressions);
    }
}
