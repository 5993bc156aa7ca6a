package dev.eddy.item;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourWeights;
import dev.eddy.vector.HalfLives;
import dev.eddy.vector.Heat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * Popularity of an item over all users, its features, and its unit vectors by {@link VectorSpace#nameOf name}, without
 * that of its tags. Updates add up in any order: one event, the sum of a moment and the total have this type. A null
 * component says nothing; an update of nulls deletes the item. An empty vector is a deletion.
 */
public record ItemUpdate(
        String itemId,
        Counts counts,
        Successors successors,
        Successors predecessors,
        ItemFeatures features,
        Map<String, float[]> vectors)
        implements TableUpdate {

    /** Triggers periodic work of operators without timers. */
    public static final ItemUpdate TICK = new ItemUpdate("", null, null, null, null, null);

    public static ItemUpdate of(Behaviour behaviour, BehaviourWeights weights) {
        return new ItemUpdate(behaviour.itemId(), Counts.of(behaviour, weights), null, null, null, null);
    }

    /** The effects of a transition on the earlier and on the later item. */
    public static List<ItemUpdate> of(Transition transition) {
        String earlier = transition.itemId();
        String later = transition.nextItemId();
        return List.of(
                new ItemUpdate(earlier, null, Successors.of(later, transition.count()), null, null, null),
                new ItemUpdate(later, null, null, Successors.of(earlier, transition.count()), null, null));
    }

    public static ItemUpdate of(ItemFeatures features) {
        return features.isForgotten() ? gone(features.itemId()) : of(features, null);
    }

    public static ItemUpdate of(ItemFeatures features, Map<String, float[]> vectors) {
        return new ItemUpdate(features.itemId(), null, null, null, features, vectors);
    }

    public static ItemUpdate of(ItemVector vector) {
        String name = VectorSpace.nameOf(vector.space(), vector.version());
        return new ItemUpdate(
                vector.itemId(),
                null,
                null,
                null,
                null,
                // A vector without an input takes back the input of the one before.
                Map.of(name, vector.vector(), VectorSpace.inputOf(name), vector.input()));
    }

    /** Vectors by {@link VectorSpace#nameOf name}. */
    public static ItemUpdate of(String itemId, Map<String, float[]> vectors) {
        return new ItemUpdate(itemId, null, null, null, null, vectors);
    }

    public static ItemUpdate gone(String itemId) {
        return new ItemUpdate(itemId, null, null, null, null, null);
    }

    public ItemUpdate plus(ItemUpdate other) {
        return new ItemUpdate(
                itemId,
                sum(counts, other.counts, Counts::plus),
                sum(successors, other.successors, Successors::plus),
                sum(predecessors, other.predecessors, Successors::plus),
                sum(features, other.features, (a, b) -> a.version() >= b.version() ? a : b),
                sum(vectors, other.vectors, ItemUpdate::changed));
    }

    /** The one that is given, or the sum of both. */
    private static <T> T sum(T first, T second, BinaryOperator<T> plus) {
        return first == null ? second : second == null ? first : plus.apply(first, second);
    }

    /** The later vector of each space. The vectors of a space arrive in order. */
    private static Map<String, float[]> changed(Map<String, float[]> vectors, Map<String, float[]> news) {
        Map<String, float[]> all = new TreeMap<>(vectors);
        all.putAll(news);
        return all;
    }

    /** The state after this update: its null components keep their values. */
    public ItemUpdate after(ItemUpdate before) {
        return before == null
                ? this
                : new ItemUpdate(
                        itemId,
                        counts == null ? before.counts : counts,
                        successors == null ? before.successors : successors,
                        predecessors == null ? before.predecessors : predecessors,
                        features == null ? before.features : features,
                        sum(before.vectors, vectors, ItemUpdate::changed));
    }

    public ItemUpdate with(Map<String, float[]> others) {
        return new ItemUpdate(itemId, counts, successors, predecessors, features, others);
    }

    /** Whether the update has vectors of a space, in whatever version. */
    public boolean isIn(String space) {
        return vectors != null
                && vectors.keySet().stream()
                        .anyMatch(name -> VectorSpace.spaceOf(name).equals(space));
    }

    /** The update without the vectors of a space, in whatever version. */
    public ItemUpdate without(String space) {
        if (vectors == null) {
            return this;
        }
        Map<String, float[]> others = new TreeMap<>(vectors);
        others.keySet().removeIf(name -> VectorSpace.spaceOf(name).equals(space));
        return with(others);
    }

    /** The update for the state, with bounded successors and predecessors. */
    public ItemUpdate bounded(PopularityOptions options) {
        return withNeighbours(all -> all.aged(options.successorsCounted()));
    }

    /** The update for the recall tasks, with the most frequent successors and predecessors. */
    public ItemUpdate digested(PopularityOptions options) {
        return withNeighbours(all -> all.mostFrequent(options.successors()));
    }

    private ItemUpdate withNeighbours(UnaryOperator<Successors> change) {
        return successors == null && predecessors == null
                ? this
                : new ItemUpdate(
                        itemId,
                        counts,
                        successors == null ? null : change.apply(successors),
                        predecessors == null ? null : change.apply(predecessors),
                        features,
                        vectors);
    }

    public boolean isTick() {
        return itemId.isEmpty();
    }

    public boolean isGone() {
        return !isTick()
                && counts == null
                && successors == null
                && predecessors == null
                && features == null
                && vectors == null;
    }

    /** Whether the item has an event. */
    public boolean isSeen() {
        return counts != null;
    }

    /** The item's unit vector of a name, which is a space's with a version or without one; or null. */
    public float[] vector(String name) {
        if (name.equals(VectorSpace.TAG)) {
            return features == null ? null : features.vector();
        }
        float[] vector = vectors == null ? null : vectors.get(name);
        return vector == null || vector.length == 0 ? null : vector;
    }

    /** Whether a vector search can find the item: it has a vector and a record, and is not down. */
    public boolean isFindable() {
        return features != null
                && !features.down()
                && (features.vector() != null
                        || (vectors != null && vectors.values().stream().anyMatch(vector -> vector.length > 0)));
    }

    /** Time of the first event; {@link Long#MAX_VALUE} before it. */
    public long firstSeenMillis() {
        return counts == null ? Long.MAX_VALUE : counts.firstSeenMillis();
    }

    /** Expiry of the item; {@link Long#MIN_VALUE} when it is down or has no record. */
    public long recallableUntilMillis() {
        return features == null || features.down() ? Long.MIN_VALUE : features.expiresAtMillis();
    }

    /** Publication by its record, else the first event; {@link Long#MIN_VALUE} with a record but neither. */
    public long availableSinceMillis() {
        if (features != null && features.publishedAtMillis() != Long.MIN_VALUE) {
            return features.publishedAtMillis();
        }
        return features != null && counts == null ? Long.MIN_VALUE : firstSeenMillis();
    }

    /** {@link Heat} at one of the {@link HalfLives}. */
    public double heat(int halfLife) {
        return counts == null ? Heat.NONE : counts.heats()[halfLife];
    }
}
