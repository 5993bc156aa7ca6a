package dev.eddy.recall.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.search.RetrievalOptions.Index;
import dev.eddy.vector.SplitMix64;
import dev.eddy.vector.Vectors;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ItemIndexTest {
    private static final int DIMENSION = 8;
    private static final long NOON = 1_750_000_000_000L;
    private static final float[] EAST = {1, 0, 0, 0, 0, 0, 0, 0};
    private static final float[] NORTH = {0, 1, 0, 0, 0, 0, 0, 0};

    private final SplitMix64 draws = new SplitMix64(1);
    private final Deque<Runnable> aside = new ArrayDeque<>();
    private final Map<String, IndexedItem> known = new HashMap<>();
    private final ItemNumbers numbers = new ItemNumbers();

    @Test
    void theNearestComeFirstAndOfEquallyNearOnesTheNewest() {
        ItemIndex index = exact();
        put(index, "far", NORTH, 0);
        put(index, "b", EAST, 0);
        put(index, "a", EAST, 0);
        put(index, "newer", EAST, 1);
        put(index, "between", Vectors.unit(new float[] {1, 1, 0, 0, 0, 0, 0, 0}), 0);
        assertThat(ids(index, EAST, 5)).containsExactly("newer", "a", "b", "between", "far");
        assertThat(ids(index, EAST, 2)).containsExactly("newer", "a");
        assertThat(index.nearest(new ItemSearch(EAST, 5, .5, NOON)))
                .extracting(Neighbour::itemId)
                .doesNotContain("far");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsNotAvailableTakesNobodysPlace(boolean isGraph) {
        ItemIndex index = isGraph ? graph() : exact();
        for (int i = 0; i < 300; i++) {
            put(index, "past-" + i, EAST, 0, NOON);
            put(index, "future-" + i, vector(), NOON + 1, Long.MAX_VALUE);
        }
        put(index, "now", NORTH, NOON, NOON + 1);
        assertThat(ids(index, EAST, 100)).containsExactly("now");
    }

    @Test
    void anItemThatIsReplacedIsFoundWhereItIsNow() {
        ItemIndex index = exact();
        put(index, "a", EAST, 0);
        put(index, "a", EAST, 1);
        put(index, "a", NORTH, 1);
        assertThat(index.nearest(new ItemSearch(EAST, 5, .5, NOON))).isEmpty();
        assertThat(index.nearest(new ItemSearch(NORTH, 5, .5, NOON))).containsExactly(new Neighbour(known.get("a"), 1));
        assertThat(index.size()).isEqualTo(1);
    }

    @Test
    void anItemThatIsReplacedEveryDayDoesNotFillTheQueueOfExpiries() {
        ItemIndex index = exact();
        put(index, "other", NORTH, 0, NOON + 1);
        for (int i = 0; i < 10_000; i++) {
            put(index, "a", EAST, i, NOON + 2);
        }
        assertThat(index.expiries.size()).isLessThan(2_000);
        assertThat(ids(index, EAST, 5)).containsExactly("a", "other");
        assertThat(index.nearest(new ItemSearch(EAST, 5, 0, NOON + 3))).isEmpty();
        index.removeExpired(NOON + 3);
        assertThat(index.size()).as("both have expired").isZero();
    }

    @Test
    void unavailableItemsCauseNoFurtherSearch() {
        ItemIndex index = exact();
        for (int i = 0; i < 2_000; i++) {
            boolean isThere = i % 10 == 0;
            float angle = i * .001f;
            float[] vector = {(float) Math.cos(angle), (float) Math.sin(angle), 0, 0, 0, 0, 0, 0};
            put(index, "i" + i, vector, isThere ? NOON : i % 2 == 0 ? NOON + 1 : 0, isThere ? NOON + 1 : NOON);
        }
        assertThat(ids(index, EAST, 50)).hasSize(50).startsWith("i0", "i10", "i20");
        assertThat(index.rounds).isEqualTo(1);
        assertThat(ids(index, EAST, 500)).as("there are no more").hasSize(200);
        assertThat(index.rounds).isEqualTo(2);
    }

    @Test
    void anItemThatIsRemovedIsNotFoundAndOneNobodyKnowsMayBeRemoved() {
        ItemIndex index = exact();
        put(index, "a", EAST, 0);
        assertThat(index.remove(numbers.of("unknown"))).isFalse();
        assertThat(index.remove(numbers.of("a"))).isTrue();
        assertThat(ids(index, EAST, 5)).isEmpty();
    }

    @Test
    void aVectorOfAnotherDimensionIsRefused() {
        ItemIndex index = exact();
        index.put(item("first", EAST));
        assertThatThrownBy(() -> index.put(item("a", new float[] {1, 0})))
                .hasMessage("the vector of item 'a' has 2 numbers where the index has 8");
    }

    @Test
    void aGraphFindsNearlyAllOfWhatComparingFinds() {
        ItemIndex index = graph();
        ItemIndex oracle = exact();
        fill(index, 4_000, 0);
        known.values().forEach(oracle::put);
        assertThat(index.graphSize()).isPositive();
        assertThat(recall(index, oracle)).isGreaterThan(.98);
    }

    @Test
    void afterEverythingWasReplacedAndSomeRemovedAGraphIsAsGoodAsNew() {
        ItemIndex index = graph();
        for (int round = 0; round < 4; round++) {
            fill(index, 1_500, 0);
        }
        for (int i = 0; i < 450; i++) {
            index.remove(numbers.of("i" + i));
            known.remove("i" + i);
        }
        ItemIndex oracle = exact();
        ItemIndex fresh = graph();
        known.values().forEach(oracle::put);
        known.values().forEach(fresh::put);
        assertThat(recall(index, oracle)).isGreaterThan(.95 * recall(fresh, oracle));
        assertThat(index.graphSize()).isLessThan(2 * fresh.graphSize());
    }

    @Test
    void whileAGraphIsBuiltEverythingIsFoundAsBefore() {
        var index = new ItemIndex(options(100), aside::add);
        ItemIndex oracle = exact();
        fill(index, 500, 0);
        assertThat(index.isIndexing()).isTrue();
        // What the graph is built of is gone, or elsewhere, when it is there.
        fill(index, 250, 0);
        for (int i = 250; i < 400; i++) {
            index.remove(numbers.of("i" + i));
            known.remove("i" + i);
        }
        known.values().forEach(oracle::put);
        assertThat(recall(index, oracle)).isEqualTo(1);
        while (index.isIndexing()) {
            aside.remove().run();
        }
        assertThat(index.graphSize()).isPositive();
        assertThat(recall(index, oracle)).isGreaterThan(.98);
        assertThat(index.size()).isEqualTo(350);
    }

    @Test
    void whileItemsAreAddedToAGraphEachIsFoundOnce() throws InterruptedException {
        var index = new ItemIndex(options(100), aside::add);
        fill(index, 2_000, 0);
        while (index.isIndexing()) {
            aside.remove().run();
        }
        for (int i = 0; i < 3_000; i++) {
            put(index, "later" + i, vector(), 0);
        }
        while (index.isIndexing()) {
            var adding = new Thread(aside.remove());
            adding.start();
            while (adding.isAlive()) {
                assertThat(ids(index, EAST, 100)).hasSize(100).doesNotHaveDuplicates();
            }
            adding.join();
        }
        assertThat(index.graphSize()).isGreaterThan(4_500);
    }

    @Test
    void anItemThatChangesAgainAndAgainNeverGetsIntoTheGraph() {
        ItemIndex index = graph();
        fill(index, 2_000, 0);
        int before = index.graphSize();
        for (int i = 0; i < 2_000; i++) {
            put(index, "restless", vector(), 0);
        }
        assertThat(index.graphSize()).isEqualTo(before);
    }

    @Test
    void ofManyItemsWithOneVectorAsManyAreFoundAsAreWanted() {
        ItemIndex index = graph();
        fill(index, 1_000, 0);
        for (int i = 0; i < 500; i++) {
            put(index, "twin" + i, EAST, 1);
        }
        assertThat(ids(index, EAST, 400)).hasSize(400).allMatch(id -> id.startsWith("twin"));
    }

    @Test
    void aGraphThatWasBuiltBeforeAnybodyAskedFindsWhatIsAskedAsWell() {
        var index = new ItemIndex(options(10, .98), Runnable::run);
        ItemIndex oracle = exact();
        List<float[]> topics = Stream.generate(() -> vector(32)).limit(60).toList();
        for (int i = 0; i < 3_000; i++) {
            float[] topic = topics.get(i % topics.size());
            put(index, "i" + i, sumOfSome(List.of(topic, topic, topic, vector(32)), 8), 0);
        }
        known.values().forEach(oracle::put);
        double found = 0;
        for (int i = 0; i < 164; i++) {
            float[] query = vector(32);
            Set<String> wanted = new HashSet<>(ids(oracle, query, 100));
            wanted.retainAll(ids(index, query, 100));
            found += i < 64 ? 0 : wanted.size() / 100.;
        }
        assertThat(found / 100).isGreaterThan(.975);
    }

    private float[] sumOfSome(List<float[]> vectors, int count) {
        double[] sum = new double[vectors.get(0).length];
        for (int i = 0; i < count; i++) {
            Vectors.addScaled(sum, 1, vectors.get((int) (draws.nextDouble() * vectors.size())));
        }
        return Vectors.unit(sum);
    }

    @Test
    void theFasterOfTheTwoIsTaken() {
        var index = new ItemIndex(options(100, .98).by(Index.AUTO), Runnable::run);
        fill(index, 900, 0);
        assertThat(index.graphSize()).as("for so few").isZero();
        fill(index, 4_000, 0);
        assertThat(index.graphSize()).isPositive();
        ItemIndex oracle = exact();
        known.values().forEach(oracle::put);
        assertThat(recall(index, oracle)).as("a walk is no faster here").isEqualTo(1);
        var none = new ItemIndex(options(100, .98).by(Index.REGIONS), Runnable::run);
        known.values().forEach(none::put);
        assertThat(none.graphSize()).isZero();
    }

    @Test
    void onceFewAreLeftAllAreCompared() {
        ItemIndex index = graph();
        fill(index, 1_000, 0);
        for (int i = 0; i < 970; i++) {
            index.remove(numbers.of("i" + i));
        }
        assertThat(index.graphSize()).isZero();
        assertThat(ids(index, EAST, 100)).hasSize(30);
    }

    private ItemIndex exact() {
        return new ItemIndex(options(1_000_000), Runnable::run);
    }

    /** One that compares few, and does at once what is to be done aside. */
    private ItemIndex graph() {
        return new ItemIndex(options(100), Runnable::run);
    }

    private static RetrievalOptions options(int exactUpTo) {
        // More is asked for than is expected: which links a graph has is a matter of chance.
        return options(exactUpTo, 1);
    }

    private static RetrievalOptions options(int exactUpTo, double recall) {
        return new RetrievalOptions(Duration.ofMinutes(1), 0, Duration.ZERO, .5, exactUpTo, recall, Index.GRAPH);
    }

    private void fill(ItemIndex index, int items, long since) {
        for (int i = 0; i < items; i++) {
            put(index, "i" + i, vector(), since);
        }
    }

    private float[] vector() {
        return vector(DIMENSION);
    }

    private float[] vector(int dimension) {
        float[] vector = new float[dimension];
        for (int d = 0; d < dimension; d++) {
            vector[d] = (float) draws.nextGaussian();
        }
        return Vectors.unit(vector);
    }

    private void put(ItemIndex index, String itemId, float[] vector, long since) {
        put(index, itemId, vector, since, Long.MAX_VALUE);
    }

    private void put(ItemIndex index, String itemId, float[] vector, long since, long until) {
        var item = new IndexedItem(numbers.of(itemId), itemId, vector, since, until);
        index.put(item);
        known.put(itemId, item);
    }

    private IndexedItem item(String itemId, float[] vector) {
        return new IndexedItem(numbers.of(itemId), itemId, vector, 0, Long.MAX_VALUE);
    }

    private double recall(ItemIndex index, ItemIndex oracle) {
        int found = 0;
        for (int i = 0; i < 50; i++) {
            float[] query = vector();
            Set<String> wanted = new HashSet<>(ids(oracle, query, 100));
            wanted.retainAll(ids(index, query, 100));
            found += wanted.size();
        }
        return found / 5_000.;
    }

    private static List<String> ids(ItemIndex index, float[] query, int count) {
        return new ArrayList<>(index.nearest(new ItemSearch(query, count, -1, NOON)).stream()
                .map(Neighbour::itemId)
                .toList());
    }
}
