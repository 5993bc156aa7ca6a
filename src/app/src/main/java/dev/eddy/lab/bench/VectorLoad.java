package dev.eddy.lab.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourParser;
import dev.eddy.item.Catalogue;
import dev.eddy.item.ItemFeatures;
import dev.eddy.item.TagVectors;
import dev.eddy.item.TaggedBehaviour;
import dev.eddy.lab.SyntheticWorld;
import dev.eddy.lab.WorldOptions;
import dev.eddy.lab.WorldRecord;
import dev.eddy.ops.RecordedItems;
import dev.eddy.option.Options;
import dev.eddy.recall.search.IndexedItem;
import dev.eddy.record.KafkaRecord;
import dev.eddy.user.Interest;
import dev.eddy.user.InterestOptions;
import dev.eddy.user.InterestUpdater;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Items of a {@link SyntheticWorld} with the catalogue's vectors of their tags, and interests of users who click them. */
final class VectorLoad {
    private static final int EVENTS_PER_QUERY = 20;

    private final int dimension;
    private final Catalogue catalogue;
    private final SyntheticWorld world;

    VectorLoad(int items, int dimension, int tags, long seed) {
        this.dimension = dimension;
        this.world = new SyntheticWorld(WorldOptions.defaults().withSeed(seed).withSize(2_000, items, tags));
        List<byte[]> records =
                world.items().stream().map(item -> item.json().getBytes(UTF_8)).toList();
        this.catalogue = RecordedItems.parse(records, dimension).catalogue(new TagVectors(dimension));
    }

    /** The items with copies of ids and vectors, so that they do not keep the load in memory. */
    List<IndexedItem> items() {
        List<IndexedItem> items = new ArrayList<>();
        for (ItemFeatures item : catalogue.items().values()) {
            String id = String.valueOf(item.itemId().toCharArray());
            float[] vector = item.vector().clone();
            items.add(new IndexedItem(items.size(), id, vector, Long.MIN_VALUE, Long.MAX_VALUE));
        }
        return items;
    }

    /** Interest vectors of users, one after every 20 events of the world. */
    List<float[]> queries(int count) {
        var parser = new BehaviourParser();
        var updater = new InterestUpdater(Options.defaults(InterestOptions.class), dimension);
        Map<String, Interest> interests = new HashMap<>();
        List<float[]> queries = new ArrayList<>();
        for (long event = 0; queries.size() < count; event++) {
            WorldRecord record = world.next();
            TaggedBehaviour tagged = record.kind() == WorldRecord.Kind.EVENT ? tagged(record, parser) : null;
            if (tagged != null) {
                Interest before = interests.getOrDefault(record.key(), updater.none());
                interests.put(record.key(), updater.fold(before, tagged).interest());
                float[] direction = interests.get(record.key()).direction();
                if (event % EVENTS_PER_QUERY == 0 && direction != null) {
                    queries.add(direction);
                }
            }
        }
        return queries;
    }

    private TaggedBehaviour tagged(WorldRecord record, BehaviourParser parser) {
        Behaviour behaviour = parser.parse(new KafkaRecord(
                        "", 0, 0, record.atMillis(), null, record.json().getBytes(UTF_8)))
                .value();
        return catalogue.tag(behaviour);
    }
}
