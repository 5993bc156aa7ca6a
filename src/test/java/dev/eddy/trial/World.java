package dev.eddy.trial;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourType;
import dev.eddy.behaviour.Behaviours;
import dev.eddy.centre.CentreSet;
import dev.eddy.item.Catalogue;
import dev.eddy.item.ItemFeatures;
import dev.eddy.item.TagVectors;
import dev.eddy.job.RecallOptions;
import dev.eddy.vector.Vectors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Test vocabulary: a catalogue of items and what a few users did with them in one day. */
final class World {
    static final int DIMENSION = 4;
    static final long NOON = 1_750_000_000_000L;
    static final long HOUR = Duration.ofHours(1).toMillis();

    private static final int ITEMS = 40;
    private static final List<BehaviourType> TYPES = List.of(
            BehaviourType.CLICK,
            BehaviourType.CLICK,
            BehaviourType.CLICK,
            BehaviourType.LIKE,
            BehaviourType.PURCHASE,
            BehaviourType.DISLIKE,
            BehaviourType.IMPRESSION,
            BehaviourType.VISIT);

    private World() {}

    static RecallOptions options() {
        return RecallOptions.ofDimension(DIMENSION).reproducible();
    }

    static Catalogue catalog(String... itemIds) {
        Map<String, ItemFeatures> catalog = new LinkedHashMap<>();
        for (String itemId : itemIds) {
            catalog.put(itemId, item(itemId, new float[] {1, 0, 0, 0}));
        }
        return new Catalogue(catalog, new TagVectors(DIMENSION));
    }

    /** Items without tags or a vector. */
    static Catalogue catalogWithoutTags(int items, int dimension) {
        Map<String, ItemFeatures> catalog = new LinkedHashMap<>();
        for (int i = 0; i < items; i++) {
            catalog.put("item-" + i, item("item-" + i, null));
        }
        return new Catalogue(catalog, new TagVectors(dimension));
    }

    /** Items of many tastes. */
    static Catalogue catalog(Random random) {
        Map<String, ItemFeatures> catalog = new LinkedHashMap<>();
        for (int i = 0; i < ITEMS; i++) {
            double[] taste = random.doubles(DIMENSION, -1, 1).toArray();
            catalog.put("item-" + i, item("item-" + i, Vectors.unit(taste)));
        }
        return new Catalogue(catalog, new TagVectors(DIMENSION));
    }

    static CentreSet centres(int count) {
        return CentreSet.random(7, count, DIMENSION);
    }

    /**
     * Events of all types, in the order of time, up to three at the same time, within less than the window in which duplicates
     * are known.
     */
    static List<Behaviour> events(Random random, int users, int count) {
        List<Behaviour> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            BehaviourType type = TYPES.get(random.nextInt(TYPES.size()));
            String item = type.isAboutAnItem() ? "item-" + random.nextInt(ITEMS) : null;
            long at = NOON + i / 3 * 60L * HOUR / count;
            Behaviour event = Behaviours.did(type, "user-" + random.nextInt(users), item, at);
            events.add(Behaviours.placed(i, Behaviours.named("e" + i, event)));
        }
        return events;
    }

    private static ItemFeatures item(String itemId, float[] vector) {
        return new ItemFeatures(itemId, 1, vector, List.of(), Float.NaN, Long.MIN_VALUE, Long.MAX_VALUE, false);
    }
}
