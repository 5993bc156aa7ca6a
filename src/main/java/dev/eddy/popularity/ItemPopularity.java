package dev.eddy.popularity;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourType;
import dev.eddy.behaviour.BehaviourWeights;
import dev.eddy.catalog.ItemFeatures;
import dev.eddy.interest.Transition;
import dev.eddy.vector.HalfLives;
import dev.eddy.vector.Heat;

/**
 * What everybody's behaviour says of one item, beside the features of its record. Parts of it add up in any order: what
 * one event says, what a moment of events says, and the whole are of this one type.
 *
 * @param heats {@link Heat}s of the clicks' weights, one for each of the {@link HalfLives}
 * @param clicks {@link Heat} of the number of clicks, at {@link #CTR_HALF_LIFE}
 * @param impressions {@link Heat} of the number of impressions, at {@link #CTR_HALF_LIFE}
 * @param firstSeenMillis time of the first event, {@link Long#MAX_VALUE} before it
 * @param successors what was had soon after the item
 * @param features of the item's record, or null while they are unknown
 */
public record ItemPopularity(
        String itemId,
        double[] heats,
        double clicks,
        double impressions,
        long firstSeenMillis,
        Successors successors,
        ItemFeatures features) {

    /** Index of the half-life that the click-through rate is taken at: a fortnight. */
    static final int CTR_HALF_LIFE = 2;

    /** What one event about an item says. */
    public static ItemPopularity of(Behaviour behaviour, BehaviourWeights weights) {
        double[] heats = HalfLives.cold();
        boolean click = weights.isClick(behaviour.type());
        if (click) {
            HalfLives.add(heats, weights.of(behaviour.type()), behaviour.atMillis());
        }
        double one = Heat.of(1, behaviour.atMillis(), HalfLives.millis(CTR_HALF_LIFE));
        return new ItemPopularity(
                behaviour.itemId(),
                heats,
                click ? one : Heat.NONE,
                behaviour.type() == BehaviourType.IMPRESSION ? one : Heat.NONE,
                behaviour.atMillis(),
                Successors.NONE,
                null);
    }

    /** What a change in the counts of what was had after what says of the earlier item. */
    public static ItemPopularity of(Transition transition) {
        return new ItemPopularity(
                transition.itemId(),
                HalfLives.cold(),
                Heat.NONE,
                Heat.NONE,
                Long.MAX_VALUE,
                Successors.of(transition),
                null);
    }

    /** What an item's record says. */
    public static ItemPopularity of(ItemFeatures features) {
        return new ItemPopularity(
                features.itemId(), HalfLives.cold(), Heat.NONE, Heat.NONE, Long.MAX_VALUE, Successors.NONE, features);
    }

    /** Both together. */
    public ItemPopularity plus(ItemPopularity other) {
        double[] sum = new double[HalfLives.COUNT];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = Heat.plus(heats[i], other.heats[i]);
        }
        return new ItemPopularity(
                itemId,
                sum,
                Heat.plus(clicks, other.clicks),
                Heat.plus(impressions, other.impressions),
                Math.min(firstSeenMillis, other.firstSeenMillis),
                successors.plus(other.successors),
                newer(features, other.features));
    }

    /** The whole as it is kept: with bounded successors. */
    public ItemPopularity bounded(PopularityOptions options) {
        return with(successors.aged(options.successorsCounted()));
    }

    /** The whole as the digest has it: with the most frequent successors only. */
    public ItemPopularity digested(PopularityOptions options) {
        return with(successors.mostFrequent(options.successors()));
    }

    private ItemPopularity with(Successors others) {
        return new ItemPopularity(itemId, heats, clicks, impressions, firstSeenMillis, others, features);
    }

    private static ItemFeatures newer(ItemFeatures a, ItemFeatures b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.version() >= b.version() ? a : b;
    }

    /** Whether anything happened with the item. */
    public boolean isSeen() {
        return firstSeenMillis != Long.MAX_VALUE;
    }

    /** Whether the item may be in a list made as of an instant. */
    public boolean isRecallableAt(long asOfMillis) {
        return availableSinceMillis() <= asOfMillis && asOfMillis < recallableUntilMillis();
    }

    /** When the item expires; long ago when it was taken down, or while nothing but its id is known. */
    public long recallableUntilMillis() {
        return features == null || features.down() ? Long.MIN_VALUE : features.expiresAtMillis();
    }

    /** When the item came out: as its record says, else when it was first seen. */
    public long availableSinceMillis() {
        return features != null && features.publishedAtMillis() != Long.MIN_VALUE
                ? features.publishedAtMillis()
                : firstSeenMillis;
    }

    /** Decayed popularity at one of the {@link HalfLives}. */
    public double hotness(int halfLife, long asOfMillis) {
        return Heat.at(heats[halfLife], asOfMillis, HalfLives.millis(halfLife));
    }

    /**
     * Click-through rate, smoothed towards a prior, in [0, 1].
     *
     * @param priorImpressions how many impressions the prior counts for
     */
    public double clickThroughRate(long asOfMillis, double prior, double priorImpressions) {
        double halfLife = HalfLives.millis(CTR_HALF_LIFE);
        return clickThroughRate(
                Heat.at(clicks, asOfMillis, halfLife),
                Heat.at(impressions, asOfMillis, halfLife),
                prior,
                priorImpressions);
    }

    static double clickThroughRate(double clicked, double shown, double prior, double priorImpressions) {
        // Clicks that came without an impression say nothing about a rate.
        return (Math.min(clicked, shown) + prior * priorImpressions) / (shown + priorImpressions);
    }
}
