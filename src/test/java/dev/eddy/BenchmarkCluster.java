package dev.eddy;

import dev.eddy.behaviour.Behaviours;
import dev.eddy.item.Counts;
import dev.eddy.item.FirstSeen;
import dev.eddy.item.ItemFeatures;
import dev.eddy.item.ItemUpdate;
import dev.eddy.item.ItemVector;
import dev.eddy.item.Popular;
import dev.eddy.item.PopularityOptions;
import dev.eddy.item.Successors;
import dev.eddy.item.Tag;
import dev.eddy.item.Transition;
import dev.eddy.item.VectorSpace;
import dev.eddy.option.Options;
import dev.eddy.recall.cluster.ClusterModel;
import dev.eddy.recall.cluster.FilterOptions;
import dev.eddy.recall.cluster.Member;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.recall.items.NeighbourOptions;
import dev.eddy.user.Interaction;
import dev.eddy.user.Transitions;
import dev.eddy.vector.HalfLives;
import dev.eddy.vector.Heat;
import dev.eddy.vector.SplitMix64;
import dev.eddy.vector.Vectors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A made-up cluster for benchmarks, the same in every run. Its members share a taste, and each keeps to some of the
 * cluster's topics; few items are had by many and many by few, as in Zipf's law; clicks come in sessions over a month. Around
 * it is a catalogue that the other clusters are fond of, so that what is hot overall is not what is hot here.
 */
public final class BenchmarkCluster {
    public static final int DIMENSION = 64;
    public static final int RECENTS = 50;
    public static final long NOW = 1_790_000_000_000L;

    private static final int ITEMS = 4_000;
    private static final int ITEMS_ELSEWHERE = 16_000;
    private static final int TOPICS = 40;
    private static final int TOPICS_OF_A_MEMBER = 3;
    private static final double SHARE_OF_OWN_TOPICS = .6;
    private static final int CLICKS_OF_A_SESSION = 5;
    private static final int IMPRESSIONS_PER_CLICK = 8;
    private static final long MINUTE = TimeUnit.MINUTES.toMillis(1);
    private static final long MONTH = TimeUnit.DAYS.toMillis(30);

    private final SplitMix64 random = new SplitMix64(1);
    private final List<ItemFeatures> items = new ArrayList<>();
    private final List<Member> members = new ArrayList<>();
    /** Items drawn from all of the cluster's, and from each topic of it. */
    private final Zipf popular = new Zipf(ITEMS);

    private final Zipf popularInTopic = new Zipf(ITEMS / TOPICS);

    /** @param size how many members the cluster has */
    public BenchmarkCluster(int size) {
        float[] taste = direction();
        List<float[]> topics = Stream.generate(this::direction).limit(TOPICS).toList();
        for (int i = 0; i < ITEMS; i++) {
            items.add(item("n-" + i, i % TOPICS, near(taste, topics.get(i % TOPICS))));
        }
        for (int i = 0; i < size; i++) {
            members.add(member("u-" + i));
        }
    }

    /** The shipped settings, but for the number of neighbours. */
    public static NeighbourOptions options(int neighbours) {
        return options(neighbours, Options.defaults(NeighbourOptions.class).recents());
    }

    /** The shipped settings, but for the number of neighbours and of recents. */
    public static NeighbourOptions options(int neighbours, int recents) {
        return Options.with(
                Options.defaults(NeighbourOptions.class),
                Map.of("internal.neighbours.neighbours", neighbours, "internal.neighbours.recents", recents));
    }

    /** Each with {@link #RECENTS} clicks. */
    public List<Member> members() {
        return members;
    }

    public List<ItemFeatures> items() {
        return items;
    }

    /** An item that members click, a popular one more often. */
    public String drawItem() {
        return items.get(popular.draw(random)).itemId();
    }

    /** The cluster with all its members. */
    public ClusterModel model(NeighbourOptions options, ItemNumbers numbers) {
        var model = new ClusterModel(options, Options.defaults(FilterOptions.class), numbers);
        members.forEach(model::put);
        return model;
    }

    /** What is known of all items: clicks, impressions, and what was had after and before each. */
    public ItemTable table(NeighbourOptions options, ItemNumbers numbers) {
        return table(options, numbers, List.of());
    }

    /** As {@link #table(NeighbourOptions, ItemNumbers)}; the items have vectors in spaces of {@link #DIMENSION}, too. */
    public ItemTable table(NeighbourOptions options, ItemNumbers numbers, List<VectorSpace> spaces) {
        Map<String, ItemUpdate> known = new HashMap<>();
        items.forEach(item -> known.put(item.itemId(), ItemUpdate.of(item)));
        Map<String, Map<String, Integer>> successors = new HashMap<>();
        Map<String, Map<String, Integer>> predecessors = new HashMap<>();
        for (Member member : members) {
            for (Interaction click : member.history()) {
                var behaviour = Behaviours.click(member.userId(), click.itemId(), click.atMillis());
                known.merge(click.itemId(), ItemUpdate.of(behaviour, Behaviours.WEIGHTS), ItemUpdate::plus);
            }
            for (Transition transition : Transitions.between(List.of(), member.history())) {
                count(successors, transition.itemId(), transition.nextItemId(), transition.count());
                count(predecessors, transition.nextItemId(), transition.itemId(), transition.count());
            }
        }
        var table = new ItemTable(numbers, options, spaces);
        known.forEach((itemId, item) -> table.put(item.plus(shown(item))
                .plus(new ItemUpdate(
                        itemId, null, linked(successors.get(itemId)), linked(predecessors.get(itemId)), null, null))
                .digested(Options.defaults(PopularityOptions.class))));
        for (int i = 0; i < ITEMS_ELSEWHERE; i++) {
            table.put(elsewhere(i));
        }
        for (VectorSpace space : spaces) {
            List<ItemUpdate> all = new ArrayList<>();
            table.forEach(all::add);
            all.forEach(item -> table.add(ItemUpdate.of(new ItemVector(
                    space.name(),
                    item.itemId(),
                    near(item.features().vector()),
                    near(item.features().vector())))));
        }
        return table;
    }

    private static ItemUpdate shown(ItemUpdate item) {
        double clicks = Popular.hotness(item, 2, NOW);
        double heat = Heat.of(1 + IMPRESSIONS_PER_CLICK * clicks, NOW, HalfLives.millis(2));
        var counts = new Counts(HalfLives.cold(), Heat.NONE, heat, item.counts().firstSeen());
        return new ItemUpdate(item.itemId(), counts, null, null, null, null);
    }

    private static void count(Map<String, Map<String, Integer>> links, String item, String other, int times) {
        links.computeIfAbsent(item, id -> new TreeMap<>()).merge(other, times, Integer::sum);
    }

    private static Successors linked(Map<String, Integer> counts) {
        return counts == null
                ? null
                : new Successors(
                        counts.keySet().toArray(new String[0]),
                        counts.values().stream().mapToInt(Integer::intValue).toArray(),
                        counts.values().stream().mapToLong(Integer::longValue).sum());
    }

    /** An item as hot as its rank among those of other clusters lets it be. */
    private ItemUpdate elsewhere(int rank) {
        ItemFeatures features = item("e-" + rank, TOPICS + rank % TOPICS, direction());
        double[] heats = HalfLives.cold();
        long lastMillis = NOW - (long) (random.nextDouble() * MONTH / 4);
        HalfLives.add(heats, 10_000.0 / (1 + rank), lastMillis);
        var item = new ItemUpdate(
                features.itemId(),
                new Counts(heats, heats[2], Heat.NONE, FirstSeen.of(0, 0)),
                null,
                null,
                features,
                null);
        return item.plus(shown(item));
    }

    private ItemFeatures item(String itemId, int topic, float[] vector) {
        List<Tag> tags = List.of(
                new Tag("topic-" + topic, 1, null),
                new Tag("tag-" + below(50), 1, null),
                new Tag("tag-" + below(50), 1, null));
        long publishedAtMillis = NOW - (long) ((1 + random.nextDouble()) * MONTH);
        return new ItemFeatures(
                itemId, 1, vector, tags, (float) random.nextDouble(), publishedAtMillis, Long.MAX_VALUE, false);
    }

    private Member member(String userId) {
        int[] topics = topics();
        Set<String> itemIds = new HashSet<>();
        List<Interaction> history = new ArrayList<>();
        double[] sum = new double[DIMENSION];
        long atMillis = 0;
        while (history.size() < RECENTS) {
            ItemFeatures item = items.get(drawFor(topics));
            if (itemIds.add(item.itemId())) {
                boolean newSession = history.size() % CLICKS_OF_A_SESSION == 0;
                atMillis = newSession ? NOW - (long) (random.nextDouble() * MONTH) : atMillis - MINUTE;
                history.add(new Interaction(item.itemId(), atMillis, 0, 1));
                Vectors.addScaled(sum, 1, item.vector());
            }
        }
        history.sort(Interaction.NEWEST_FIRST);
        return new Member(userId, List.copyOf(history), Vectors.unit(sum), true);
    }

    private int[] topics() {
        return IntStream.generate(() -> below(TOPICS)).limit(TOPICS_OF_A_MEMBER).toArray();
    }

    private int below(int bound) {
        return (int) Math.floorMod(random.nextLong(), (long) bound);
    }

    private int drawFor(int[] topics) {
        if (random.nextDouble() > SHARE_OF_OWN_TOPICS) {
            return popular.draw(random);
        }
        int topic = topics[below(topics.length)];
        return popularInTopic.draw(random) * TOPICS + topic;
    }

    private float[] direction() {
        double[] direction = new double[DIMENSION];
        for (int i = 0; i < DIMENSION; i++) {
            direction[i] = random.nextGaussian();
        }
        return Vectors.unit(direction);
    }

    private float[] near(float[] vector) {
        return near(vector, direction());
    }

    /** A direction that is of a taste, and of a topic, and its own. */
    private float[] near(float[] taste, float[] topic) {
        double[] sum = new double[DIMENSION];
        Vectors.addScaled(sum, 1, taste);
        Vectors.addScaled(sum, .7, topic);
        Vectors.addScaled(sum, .5, direction());
        return Vectors.unit(sum);
    }
}
