package dev.eddy.popularity;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourWeights;
import dev.eddy.behaviour.Behaviours;
import dev.eddy.catalog.ItemFeatures;
import java.util.List;

/** Test vocabulary: what happened with an item, as parts of its popularity. */
final class Popular {
    static final long NOW = 1_750_000_000_000L;
    static final long DAY = 86_400_000L;

    private Popular() {}

    static ItemPopularity clicked(String item, long atMillis) {
        return of(Behaviours.click("ann", item, atMillis));
    }

    static ItemPopularity shown(String item, long atMillis) {
        return of(Behaviours.impression("ann", item, atMillis));
    }

    static ItemPopularity of(Behaviour behaviour) {
        return ItemPopularity.of(behaviour, BehaviourWeights.DEFAULTS);
    }

    /** An item's record without times. */
    static ItemPopularity record(String item, long version) {
        return record(item, version, Long.MIN_VALUE, Long.MAX_VALUE, false);
    }

    static ItemPopularity record(
            String item, long version, long publishedAtMillis, long expiresAtMillis, boolean down) {
        return ItemPopularity.of(
                new ItemFeatures(item, version, null, List.of(), Float.NaN, publishedAtMillis, expiresAtMillis, down));
    }

    static ItemPopularity sum(List<ItemPopularity> parts) {
        return parts.stream().reduce(ItemPopularity::plus).orElseThrow();
    }
}
