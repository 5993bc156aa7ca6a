package dev.eddy.item;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourWeights;
import dev.eddy.vector.HalfLives;
import dev.eddy.vector.Heat;
import java.util.Map;
import java.util.TreeMap;

/**
 * Popularity of one item over all users, with the features of its record. Parts add up in any order: one event, a moment of
 * events, and the total are all of this type. A null component says nothing. When all are null, nothing is kept of the item.
 *
 * @param counts what was done with the item; null before the first event
 * @param successors what was had soon after the item
 * @param features of the item's record
 * @param vectors unit vectors by the name of their space, but for the one that the features have; one of no length is taken
 *     back
 */
public record ItemUpdate(
        String itemId, Counts counts, Successors successors, ItemFeatures features, Map<String, float[]> vectors) {

    /** Says nothing: a little while has gone by. For who has something to do from time to time, and no clock of its own. */
    public static final ItemUpdate TICK = new ItemUpdate("", null, null, null, null);

    /** What one event about an item says. */
    public static ItemUpdate of(Behaviour behaviour, BehaviourWeights weights) {
        return new ItemUpdate(behaviour.itemId(), Counts.of(behaviour, weights), null, null, null);
    }

    /** What a change in the counts of what was had after what says of the earlier item. */
    public static ItemUpdate of(Transition transition) {
        return new ItemUpdate(transition.itemId(), null, Successors.of(transition), null, null);
    }

    /** What an item's record says. */
    public static ItemUpdate of(ItemFeatures features) {
        return features.isForgotten() ? gone(features.itemId()) : of(features, null);
    }

    /** What an item's record says, and its vectors in other spaces. */
    public static ItemUpdate of(ItemFeatures features, Map<String, float[]> vectors) {
        return new ItemUpdate(features.itemId(), null, null, features, vectors);
    }

    /** What is said of an item's vector in a space. */
    public static ItemUpdate of(ItemVector vector) {
        return new ItemUpdate(vector.itemId(), null, null, null, Map.of(vector.space(), vector.vector()));
    }

    /** Nothing is kept of an item any more. */
    public static ItemUpdate gone(String itemId) {
        return new ItemUpdate(itemId, null, null, null, null);
    }

    /** Both together. */
    public ItemUpdate plus(ItemUpdate other) {
        return new ItemUpdate(
                itemId,
                counts == null || other.counts == null ? either(counts, other.counts) : counts.plus(other.counts),
                successors == null || other.successors == null
                        ? either(successors, other.successors)
                        : successors.plus(other.successors),
                features == null || other.features == null
                        ? either(features, other.features)
                        : newer(features, other.features),
                changed(vectors, other.vectors));
    }

    /** Of vectors what was said last, which in each space is in one order. */
    private static Map<String, float[]> changed(Map<String, float[]> vectors, Map<String, float[]> news) {
        if (vectors == null || news == null) {
            return either(vectors, news);
        }
        Map<String, float[]> all = new TreeMap<>(vectors);
        all.putAll(news);
        return all;
    }

    /** What is known after this was told: what it says nothing of is as before. */
    public ItemUpdate after(ItemUpdate before) {
        return before == null
                ? this
                : new ItemUpdate(
                        itemId,
                        either(counts, before.counts),
                        either(successors, before.successors),
                        either(features, before.features),
                        changed(before.vectors, vectors));
    }

    private static <T> T either(T first, T second) {
        return first == null ? second : first;
    }

    private static ItemFeatures newer(ItemFeatures a, ItemFeatures b) {
        return a.version() >= b.version() ? a : b;
    }

    /** With other vectors. */
    public ItemUpdate with(Map<String, float[]> others) {
        return new ItemUpdate(itemId, counts, successors, features, others);
    }

    /** As it is kept: with bounded successors. */
    public ItemUpdate bounded(PopularityOptions options) {
        return successors == null
                ? this
                : new ItemUpdate(itemId, counts, successors.aged(options.successorsCounted()), features, vectors);
    }

    /** As the digest has it: with the most frequent successors only. */
    public ItemUpdate digested(PopularityOptions options) {
        return successors == null
                ? this
                : new ItemUpdate(itemId, counts, successors.mostFrequent(options.successors()), features, vectors);
    }

    /** Whether this is {@link #TICK}. */
    public boolean isTick() {
        return itemId.isEmpty();
    }

    /** Whether this is {@link #gone}. */
    public boolean isGone() {
        return !isTick() && counts == null && successors == null && features == null && vectors == null;
    }

    /** Whether anything happened with the item. */
    public boolean isSeen() {
        return counts != null;
    }

    /** The item's unit vector in a space, or null. */
    public float[] vector(String space) {
        if (space.equals(VectorSpace.TAG)) {
            return features == null ? null : features.vector();
        }
        float[] vector = vectors == null ? null : vectors.get(space);
        return vector == null || vector.length == 0 ? null : vector;
    }

    /** Whether the item can be found by a vector: it has one, in whatever space, and a record, and is not down. */
    public boolean isFindable() {
        return features != null
                && !features.down()
                && (features.vector() != null
                        || (vectors != null && vectors.values().stream().anyMatch(vector -> vector.length > 0)));
    }

    /** Time of the first event, {@link Long#MAX_VALUE} before it. */
    public long firstSeenMillis() {
        return counts == null ? Long.MAX_VALUE : counts.firstSeenMillis();
    }

    /** Whether the item may be in a list made as of an instant. */
    public boolean isRecallableAt(long asOfMillis) {
        return availableSinceMillis() <= asOfMillis && asOfMillis < recallableUntilMillis();
    }

    /** When the item expires; long ago when it was taken down, or while nothing but its id is known. */
    public long recallableUntilMillis() {
        return features == null || features.down() ? Long.MIN_VALUE : features.expiresAtMillis();
    }

    /** When the item came out: as its record says, else when it was first seen; {@link Long#MIN_VALUE} for just now. */
    public long availableSinceMillis() {
        if (features != null && features.publishedAtMillis() != Long.MIN_VALUE) {
            return features.publishedAtMillis();
        }
        return features != null && counts == null ? Long.MIN_VALUE : firstSeenMillis();
    }

    /** Decayed popularity at one of the {@link HalfLives}. */
    public double hotness(int halfLife, long asOfMillis) {
        return Heat.at(heat(halfLife), asOfMillis, HalfLives.millis(halfLife));
    }

    /** {@link Heat} at one of the {@link HalfLives}. */
    public double heat(int halfLife) {
        return counts == null ? Heat.NONE : counts.heats()[halfLife];
    }

    /**
     * Click-through rate, smoothed towards a prior, in [0, 1].
     *
     * @param priorImpressions how many impressions the prior counts for
     */
    public double clickThroughRate(long asOfMillis, double prior, double priorImpressions) {
        return counts == null ? prior : counts.clickThroughRate(asOfMillis, prior, priorImpressions);
    }
}
