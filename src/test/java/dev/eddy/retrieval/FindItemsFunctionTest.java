package dev.eddy.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.behaviour.BehaviourWeights;
import dev.eddy.behaviour.Behaviours;
import dev.eddy.catalog.ItemFeatures;
import dev.eddy.interest.Transition;
import dev.eddy.membership.Version;
import dev.eddy.popularity.ItemPopularity;
import dev.eddy.popularity.PopularityOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FindItemsFunctionTest {
    private static final long NOW = 1_750_000_000_000L;
    private static final float[] JAZZ = {1, 0};
    private static final float[] ROCK = {0, 1};

    private RetrievalOptions options = RetrievalOptions.defaults().searching(Duration.ofMinutes(1));
    private KeyedBroadcastOperatorTestHarness<String, ItemPopularity, SearchBatch, ItemPopularity> harness;

    @BeforeEach
    void open() throws Exception {
        open(null);
    }

    private void open(OperatorSubtaskState state) throws Exception {
        var operator = new CoBroadcastWithKeyedOperator<>(
                new FindItemsFunction(PopularityOptions.defaults(), options, JAZZ.length),
                List.of(RetrievalDescriptors.SEARCHES));
        harness = new KeyedBroadcastOperatorTestHarness<>(operator, ItemPopularity::itemId, Types.STRING, 8, 1, 0);
        if (state == null) {
            harness.initializeEmptyState();
        } else {
            harness.initializeState(state);
        }
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    private void reopen(RetrievalOptions others) throws Exception {
        OperatorSubtaskState state = harness.snapshot(1, 1);
        harness.close();
        options = others;
        open(state);
    }

    @Test
    void whatIsNewIsToldOfAndFoundBeforeAnythingHappenedWithIt() throws Exception {
        assertThat(told(record("a", 1, JAZZ, false))).singleElement().satisfies(item -> {
            assertThat(item.features().itemId()).isEqualTo("a");
            assertThat(item.isSeen()).isFalse();
        });
        told(record("b", 1, ROCK, false));
        assertThat(found(JAZZ)).containsExactly("a", "b");
    }

    @Test
    void anItemIsFoundByItsLatestVectorAndNotOnceItIsDown() throws Exception {
        told(record("a", 1, JAZZ, false));
        told(record("b", 1, JAZZ, false));
        told(record("a", 2, ROCK, false));
        assertThat(found(JAZZ)).containsExactly("b", "a");
        assertThat(told(record("b", 2, JAZZ, true)))
                .as("who was told of it learns that it is down")
                .hasSize(1);
        assertThat(found(JAZZ)).containsExactly("a");
        told(record("a", 3, null, false));
        assertThat(found(JAZZ)).isEmpty();
    }

    @Test
    void afterARestartEverythingIsFoundAndToldOfAgainThatNothingHappenedWith() throws Exception {
        told(record("seen", 1, JAZZ, false));
        told(clicked("seen"));
        told(record("new", 1, ROCK, false));
        told(record("down", 1, JAZZ, true));
        reopen(options);
        assertThat(found(JAZZ)).containsExactly("seen", "new");
        assertThat(harness.extractOutputValues())
                .extracting(ItemPopularity::itemId)
                .containsExactly("new");
        found(JAZZ);
        assertThat(harness.extractOutputValues()).hasSize(1);
    }

    @Test
    void whereNothingWasFoundBeforeItIsFoundAfterwards() throws Exception {
        harness.close();
        options = RetrievalOptions.defaults();
        open(null);
        assertThat(told(record("a", 1, JAZZ, false))).isEmpty();
        reopen(options.searching(Duration.ofMinutes(1)));
        assertThat(found(JAZZ)).containsExactly("a");
    }

    @Test
    void whatIsBeyondTheCapacityIsNeitherFoundNorToldOf() throws Exception {
        harness.close();
        options = new RetrievalOptions(Duration.ofMinutes(1), 10, .98, 1);
        open(null);
        assertThat(told(record("a", 1, JAZZ, false))).hasSize(1);
        assertThat(told(record("b", 1, JAZZ, false))).isEmpty();
        assertThat(found(JAZZ)).containsExactly("a");
    }

    @Test
    void anItemIsToldOfWithItsFirstEventAndThenWithAllThatIsKnown() throws Exception {
        ItemPopularity record = record("a", 1, null, false);
        assertThat(told(record)).isEmpty();
        ItemPopularity first = told(clicked("a")).get(0);
        assertThat(first.features()).isEqualTo(record.features());
        assertThat(first.hotness(0, NOW)).isEqualTo(1, within(1e-9));
    }

    @Test
    void afterwardsOnlyWhatChangesIsTold() throws Exception {
        told(record("a", 1, null, false));
        told(clicked("a"));
        ItemPopularity again = told(clicked("a")).get(0);
        assertThat(again.hotness(0, NOW)).isEqualTo(2, within(1e-9));
        assertThat(again.features()).isNull();
        ItemPopularity followed =
                told(ItemPopularity.of(new Transition("a", "b", 6))).get(0);
        assertThat(followed.successors().itemIds()).containsExactly("b");
        assertThat(followed.counts()).isNull();
        ItemPopularity changed = told(record("a", 2, null, false)).get(0);
        assertThat(changed.features().version()).isEqualTo(2);
        assertThat(changed.counts()).isNull();
    }

    private List<ItemPopularity> told(ItemPopularity part) throws Exception {
        int before = harness.extractOutputValues().size();
        harness.processElement(part, 0);
        List<ItemPopularity> all = harness.extractOutputValues();
        return new ArrayList<>(all.subList(before, all.size()));
    }

    @Test
    void searchesThatComeTogetherAreAnsweredEachByItself() throws Exception {
        told(record("a", 1, JAZZ, false));
        told(record("b", 1, ROCK, false));
        assertThat(found(List.of(search("ann", JAZZ), search("bob", ROCK))))
                .extracting(FoundItems::itemIds)
                .containsExactly(List.of("a", "b"), List.of("b", "a"));
    }

    private List<String> found(float[] direction) throws Exception {
        return found(List.of(search("ann", direction))).get(0).itemIds();
    }

    private List<FoundItems> found(List<Search> searches) throws Exception {
        harness.processBroadcastElement(new SearchBatch(searches), 0);
        List<FoundItems> all = harness.getSideOutput(FindItemsFunction.FOUND).stream()
                .map(StreamRecord::getValue)
                .toList();
        return all.subList(all.size() - searches.size(), all.size());
    }

    private static Search search(String userId, float[] direction) {
        return new Search(new Asker(userId, 1, new Version(0, 1, 0), NOW, true), new ItemSearch(direction, 10, 0, NOW));
    }

    private static ItemPopularity clicked(String itemId) {
        return ItemPopularity.of(Behaviours.click("ann", itemId, NOW), BehaviourWeights.DEFAULTS);
    }

    private static ItemPopularity record(String itemId, long version, float[] vector, boolean down) {
        return ItemPopularity.of(
                new ItemFeatures(itemId, version, vector, List.of(), Float.NaN, Long.MIN_VALUE, Long.MAX_VALUE, down));
    }
}
