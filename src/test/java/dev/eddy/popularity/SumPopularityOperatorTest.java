package dev.eddy.popularity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.behaviour.BehaviourWeights;
import dev.eddy.behaviour.Behaviours;
import dev.eddy.catalog.ItemFeatures;
import dev.eddy.catalog.ItemVector;
import dev.eddy.interest.Transition;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SumPopularityOperatorTest {
    private static final long NOW = 1_750_000_000_000L;
    private static final float[] JAZZ = {1, 0};

    private KeyedOneInputStreamOperatorTestHarness<String, ItemPopularity, ItemPopularity> harness;

    @BeforeEach
    void open() throws Exception {
        open(null, false);
    }

    private void open(OperatorSubtaskState state, boolean tellsUnseen) throws Exception {
        harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new SumPopularityOperator(PopularityOptions.defaults(), tellsUnseen),
                ItemPopularity::itemId,
                Types.STRING);
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

    private void reopen(boolean tellsUnseen) throws Exception {
        OperatorSubtaskState state = harness.snapshot(1, 1);
        harness.close();
        open(state, tellsUnseen);
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

    @Test
    void whereItemsAreFoundANewOneIsToldOfBeforeAnythingHappenedWithIt() throws Exception {
        reopen(true);
        assertThat(told(record("a", 1, JAZZ, false))).singleElement().satisfies(item -> {
            assertThat(item.features().itemId()).isEqualTo("a");
            assertThat(item.isSeen()).isFalse();
        });
        assertThat(told(record("a", 2, JAZZ, true)))
                .as("who was told of it learns that it is down")
                .hasSize(1);
        assertThat(told(record("a", 3, null, true))).isEmpty();
        assertThat(told(record("down", 1, JAZZ, true))).isEmpty();
        assertThat(told(record("without-vector", 1, null, false))).isEmpty();
    }

    @Test
    void onceItemsAreFoundAllOfThemAreToldOfThatNothingHappenedWith() throws Exception {
        told(record("seen", 1, JAZZ, false));
        told(clicked("seen"));
        told(record("new", 1, JAZZ, false));
        told(record("down", 1, JAZZ, true));
        reopen(true);
        assertThat(toldUntil(1)).containsExactly("new");
        assertThat(toldUntil(100)).containsExactly("new");
        reopen(true);
        assertThat(toldUntil(200)).as("who was told remembers").isEmpty();
        reopen(false);
        told(record("newer", 1, JAZZ, false));
        reopen(true);
        assertThat(toldUntil(300)).containsExactlyInAnyOrder("new", "newer");
    }

    @Test
    void anItemWithAVectorInAnotherSpaceIsToldOfOnceItsRecordIsThere() throws Exception {
        reopen(true);
        assertThat(told(vector("a", "title", JAZZ))).isEmpty();
        assertThat(told(vector("a", "sound", JAZZ))).isEmpty();
        assertThat(told(record("a", 1, null, false))).singleElement().satisfies(item -> {
            assertThat(item.vectors()).containsOnlyKeys("title", "sound");
            assertThat(item.features().version()).isEqualTo(1);
        });
        assertThat(told(vector("a", "title", ItemVector.NONE)))
                .singleElement()
                .satisfies(item -> assertThat(item.vectors().get("title"))
                        .as("who was told of it learns that it is gone")
                        .isEmpty());
        assertThat(told(vector("a", "sound", ItemVector.NONE))).hasSize(1);
        assertThat(told(vector("a", "sound", ItemVector.NONE)))
                .as("nobody knows it any more")
                .isEmpty();
        assertThat(told(vector("unknown", "sound", ItemVector.NONE))).isEmpty();
    }

    @Test
    void vectorsInOtherSpacesAreToldOfWithTheFirstEventAndWhenSearchingIsSwitchedOn() throws Exception {
        told(vector("seen", "title", JAZZ));
        told(record("seen", 1, null, false));
        assertThat(told(clicked("seen")).get(0).vectors()).containsOnlyKeys("title");
        assertThat(told(clicked("seen")).get(0).vectors()).isNull();
        assertThat(told(vector("seen", "sound", JAZZ)).get(0).vectors()).containsOnlyKeys("sound");
        told(vector("new", "title", JAZZ));
        told(record("new", 1, null, false));
        reopen(true);
        assertThat(toldUntil(1)).containsExactly("new");
    }

    private static ItemPopularity vector(String itemId, String space, float[] vector) {
        return ItemPopularity.of(new ItemVector(space, itemId, vector));
    }

    @Test
    void whoIsStoppedBeforeItHasToldDoesSoAfterwards() throws Exception {
        told(record("new", 1, JAZZ, false));
        reopen(true);
        reopen(true);
        assertThat(toldUntil(1)).containsExactly("new");
    }

    @Test
    void whereItemsAreFoundItSaysThatTimeGoesBy() throws Exception {
        harness.setProcessingTime(1_000);
        assertThat(harness.extractOutputValues()).isEmpty();
        reopen(true);
        harness.setProcessingTime(1_000);
        assertThat(harness.extractOutputValues()).hasSize(10).containsOnly(ItemPopularity.TICK);
    }

    private List<String> toldUntil(long millis) throws Exception {
        harness.setProcessingTime(millis);
        return harness.extractOutputValues().stream()
                .filter(item -> !item.isTick())
                .map(ItemPopularity::itemId)
                .toList();
    }

    private List<ItemPopularity> told(ItemPopularity part) throws Exception {
        int before = harness.extractOutputValues().size();
        harness.processElement(part, 0);
        List<ItemPopularity> all = harness.extractOutputValues();
        return new ArrayList<>(all.subList(before, all.size()));
    }

    private static ItemPopularity clicked(String itemId) {
        return ItemPopularity.of(Behaviours.click("ann", itemId, NOW), BehaviourWeights.DEFAULTS);
    }

    private static ItemPopularity record(String itemId, long version, float[] vector, boolean down) {
        return ItemPopularity.of(
                new ItemFeatures(itemId, version, vector, List.of(), Float.NaN, Long.MIN_VALUE, Long.MAX_VALUE, down));
    }
}
