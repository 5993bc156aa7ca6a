package dev.eddy.item;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.Behaviours;
import dev.eddy.vector.HalfLives;
import dev.eddy.vector.Heat;
import java.util.List;

/** Test vocabulary: what happened with an item, as parts of its popularity. */
public final class Popular {
    public static final long NOW = 1_750_000_000_000L;
    public static final long DAY = 86_400_000L;

    private Popular() {}

    public static ItemUpdate clicked(String item, long atMillis) {
        return of(Behaviours.click("ann", item, atMillis));
    }

    public static ItemUpdate shown(String item, long atMillis) {
        return of(Behaviours.impression("ann", item, atMillis));
    }

    static ItemUpdate of(Behaviour behaviour) {
        return ItemUpdate.of(behaviour, Behaviours.WEIGHTS);
    }

    /** Another item was clicked soon after it. */
    public static ItemUpdate followed(String item, String next, int sixths) {
        return ItemUpdate.of(new Transition(item, next, sixths)).get(0);
    }

    /** An item's record without times. */
    public static ItemUpdate record(String item, long version) {
        return record(item, version, Long.MIN_VALUE, Long.MAX_VALUE, false);
    }

    public static ItemUpdate record(
            String item, long version, long publishedAtMillis, long expiresAtMillis, boolean down) {
        return ItemUpdate.of(
                new ItemFeatures(item, version, null, List.of(), Float.NaN, publishedAtMillis, expiresAtMillis, down));
    }

    public static boolean isRecallableAt(ItemUpdate item, long asOfMillis) {
        return item.availableSinceMillis() <= asOfMillis && asOfMillis < item.recallableUntilMillis();
    }

    /** Decayed popularity at one of the {@link HalfLives}. */
    public static double hotness(ItemUpdate item, int halfLife, long asOfMillis) {
        return Heat.at(item.heat(halfLife), asOfMillis, HalfLives.millis(halfLife));
    }

    /** Click-through rate, in [0, 1], smoothed towards a prior of {@code priorImpressions} impressions. */
    public static double clickThroughRate(ItemUpdate item, long asOfMillis, double prior, double priorImpressions) {
        if (item.counts() == null) {
            return prior;
        }
        double halfLife = HalfLives.millis(Counts.CTR_HALF_LIFE);
        return Counts.clickThroughRate(
                Heat.at(item.counts().clicks(), asOfMillis, halfLife),
                Heat.at(item.counts().impressions(), asOfMillis, halfLife),
                prior,
                priorImpressions);
    }

    static ItemUpdate sum(List<ItemUpdate> parts) {
        return parts.stream().reduce(ItemUpdate::plus).orElseThrow();
    }
}
