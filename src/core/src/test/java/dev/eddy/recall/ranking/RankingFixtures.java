package dev.eddy.recall.ranking;

import dev.eddy.behaviour.Behaviours;
import dev.eddy.item.ItemFeatures;
import dev.eddy.item.ItemUpdate;
import dev.eddy.item.Tag;
import dev.eddy.job.RecallOptions;
import dev.eddy.option.Options;
import dev.eddy.recall.channel.RecallContext;
import dev.eddy.recall.cluster.Avoided;
import dev.eddy.recall.cluster.ClusterModel;
import dev.eddy.recall.cluster.Fatigue;
import dev.eddy.recall.cluster.FilterOptions;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.recall.items.NeighbourOptions;
import dev.eddy.recall.items.RankedItems;
import dev.eddy.recall.items.UserVectors;
import dev.eddy.recall.ranking.ScoringOptions.Learning;
import dev.eddy.user.Aversion;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Test vocabulary: a small world of items, channels' lists and settings. */
@SuppressWarnings("MutablePublicArray")
public final class RankingFixtures {
    public static final long NOW = 1_750_000_000_000L;
    public static final long DAY = Duration.ofDays(1).toMillis();
    public static final float[] JAZZ = {1, 0};
    public static final float[] ROCK = {0, 1};

    /** Of a user who was shown nothing. */
    static final Fatigue FRESH = new Avoided(Aversion.NONE, Options.defaults(FilterOptions.class), null, NOW).fatigue();

    private RankingFixtures() {}

    public static ScoringOptions options(int listSize, Map<String, Double> weights) {
        return new ScoringOptions(
                listSize,
                Learning.OFF,
                Success.DEFAULT,
                Variety.OFF,
                0,
                weights,
                new ScoringOptions.Learner(.2, .1, 1_000),
                new FeatureOptions(Duration.ofDays(14), .05, 20, .5));
    }

    /** For a user by the vectors of their interest, their last item and their last five; each may be null. */
    public static RankingContext rankingContext(float[] interest, float[] last, float[] recent, Context... contexts) {
        return new RankingContext(
                List.of(new UserVectors(interest, last, recent, List.of())), List.of(contexts), FRESH, 0);
    }

    /** Items best first, with scores that halve. */
    public static RankedItems list(ItemNumbers numbers, String... itemIds) {
        float[] scores = new float[itemIds.length];
        for (int rank = 0; rank < scores.length; rank++) {
            scores[rank] = 8f / (1 << rank);
        }
        return new RankedItems(numbers, Stream.of(itemIds).mapToInt(numbers::of).toArray(), scores);
    }

    /** Nothing is popular. */
    public static PopularItems nothingPopular(ItemNumbers numbers, ItemTable table) {
        var cluster = new ClusterModel(
                Options.defaults(NeighbourOptions.class), Options.defaults(FilterOptions.class), numbers);
        var context =
                new RecallContext(Options.defaults(NeighbourOptions.class), 0).startForAll(cluster, table, NOW, 1);
        return new PopularItems(List.of(), context, RecallOptions.defaults().scoring());
    }

    /** A table of items that were each shown once, a day ago, and that are alike in all else. */
    public static ItemTable tableOf(ItemNumbers numbers, String... itemIds) {
        var table = new ItemTable(numbers, Options.defaults(NeighbourOptions.class), List.of());
        for (String itemId : itemIds) {
            table.put(item(itemId, JAZZ, Float.NaN));
        }
        return table;
    }

    public static ItemUpdate item(String itemId, float[] vector, float quality) {
        var features = new ItemFeatures(itemId, 1, vector, List.of(), quality, Long.MIN_VALUE, Long.MAX_VALUE, false);
        return ItemUpdate.of(features).plus(shown(itemId, NOW - DAY));
    }

    /** The record of an item that nothing has happened with. */
    public static ItemUpdate record(String itemId, float[] vector) {
        return ItemUpdate.of(
                new ItemFeatures(itemId, 1, vector, List.of(), Float.NaN, Long.MIN_VALUE, Long.MAX_VALUE, false));
    }

    /** The same, with a tag of a category. */
    public static ItemUpdate record(String itemId, float[] vector, String category) {
        List<Tag> tags = List.of(new Tag("tag of " + category, 1, category));
        return ItemUpdate.of(
                new ItemFeatures(itemId, 1, vector, tags, Float.NaN, Long.MIN_VALUE, Long.MAX_VALUE, false));
    }

    public static ItemUpdate clicked(String itemId, long atMillis) {
        return ItemUpdate.of(Behaviours.click("someone", itemId, atMillis), Behaviours.WEIGHTS);
    }

    public static ItemUpdate shown(String itemId, long atMillis) {
        return ItemUpdate.of(Behaviours.impression("someone", itemId, atMillis), Behaviours.WEIGHTS);
    }
}
