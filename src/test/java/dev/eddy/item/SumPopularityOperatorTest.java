package dev.eddy.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.Harnesses;
import dev.eddy.behaviour.Behaviours;
import dev.eddy.option.Options;
import java.time.Duration;
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
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final float[] JAZZ = {1, 0};

    private PopularityOptions options = Options.defaults(PopularityOptions.class);
    private List<VectorSpace> spaces = List.of(VectorSpace.ofContent("title", 2), VectorSpace.ofContent("sound", 2));
    private KeyedOneInputStreamOperatorTestHarness<String, ItemUpdate, TableUpdate> harness;

    @BeforeEach
    void open() throws Exception {
        open(null, false);
    }

    private void open(OperatorSubtaskState state, boolean tellsUnseen) throws Exception {
        harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new SumPopularityOperator(options, spaces, tellsUnseen), ItemUpdate::itemId, Types.STRING);
        Harnesses.open(harness, state);
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
        ItemUpdate record = record("a", 1, null, false);
        assertThat(told(record)).isEmpty();
        ItemUpdate first = told(clicked("a")).get(0);
        assertThat(first.features()).isEqualTo(record.features());
        assertThat(Popular.hotness(first, 0, NOW)).isEqualTo(1, within(1e-9));
    }

    @Test
    void afterwardsOnlyWhatChangesIsTold() throws Exception {
        told(record("a", 1, null, false));
        told(clicked("a"));
        ItemUpdate again = told(clicked("a")).get(0);
        assertThat(Popular.hotness(again, 0, NOW)).isEqualTo(2, within(1e-9));
        assertThat(again.features()).isNull();
        ItemUpdate followed = told(Popular.followed("a", "b", 6)).get(0);
        assertThat(followed.successors().itemIds()).containsExactly("b");
        assertThat(followed.counts()).isNull();
        ItemUpdate changed = told(record("a", 2, null, false)).get(0);
        assertThat(changed.features().version()).isEqualTo(2);
        assertThat(changed.counts()).isNull();
    }

    @Test
    void anItemWhoseCountsChangeOftenIsSentOnceASecond() throws Exception {
        told(record("a", 1, null, false));
        told(clicked("a"));
        int before = sent().size();
        for (int i = 0; i < 40; i++) {
            harness.processElement(clicked("a"), 0);
            harness.setProcessingTime(harness.getProcessingTime() + 50);
        }
        List<ItemUpdate> all = sent();
        assertThat(all).hasSize(before + 2);
        assertThat(Popular.hotness(all.get(before + 1), 0, NOW)).isGreaterThan(30);
    }

    @Test
    void whatIsNewAboutAnItemIsSentAtOnceWithItsLatestCounts() throws Exception {
        told(record("a", 1, null, false));
        told(clicked("a"));
        int before = sent().size();
        harness.processElement(clicked("a"), 0);
        harness.processElement(record("a", 2, null, true), 0);
        List<ItemUpdate> all = sent();
        assertThat(all).hasSize(before + 1);
        assertThat(all.get(before).features().down()).isTrue();
        assertThat(Popular.hotness(all.get(before), 0, NOW)).isEqualTo(2, within(1e-9));
        harness.setProcessingTime(2_000);
        assertThat(sent()).as("nothing is sent twice").hasSize(before + 1);
    }

    @Test
    void anItemThatIsGoneIsNotSentAfterwards() throws Exception {
        told(record("a", 1, null, false));
        told(clicked("a"));
        harness.processElement(clicked("a"), 0);
        assertThat(told(ItemUpdate.gone("a"))).containsExactly(ItemUpdate.gone("a"));
        harness.setProcessingTime(2_000);
        assertThat(sent()).endsWith(ItemUpdate.gone("a"));
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
        assertThat(told(vector("unknown", "sound", ItemVector.NONE))).isEmpty();
    }

    @Test
    void vectorsInOtherSpacesAreToldOfWithTheFirstEventAndWhenSearchingIsSwitchedOn() throws Exception {
        told(vector("seen", "title", JAZZ));
        told(record("seen", 1, null, false));
        assertThat(told(clicked("seen")).get(0).vectors()).containsOnlyKeys("title");
        assertThat(told(clicked("seen")).get(0).vectors()).isNull();
        assertThat(told(vector("seen", "sound", JAZZ)).get(0).vectors()).containsKey("sound");
        told(vector("new", "title", JAZZ));
        told(record("new", 1, null, false));
        reopen(true);
        assertThat(toldUntil(1)).containsExactly("new");
    }

    @Test
    void theInputOfAVectorIsKeptUntilAVectorComesWithoutOne() throws Exception {
        told(ItemUpdate.of(new ItemVector("title", "seen", JAZZ, JAZZ)));
        told(record("seen", 1, null, false));
        assertThat(told(clicked("seen")).get(0).vectors()).containsOnlyKeys("title", VectorSpace.inputOf("title"));
        assertThat(told(vector("seen", "title", JAZZ)).get(0).vectors().get(VectorSpace.inputOf("title")))
                .isEmpty();
    }

    /** Else each night would leave one more, where the deletions of old versions are missed. */
    @Test
    void ofAnItemsVectorsTheNewestVersionsAreKept() throws Exception {
        told(record("a", 1, null, false));
        for (int version = 1; version <= 10; version++) {
            told(ItemUpdate.of(new ItemVector("title", "a", JAZZ).inVersion(version)));
        }
        assertThat(told(clicked("a")).get(0).vectors())
                .containsOnlyKeys(
                        "title@3", "title@4", "title@5", "title@6", "title@7", "title@8", "title@9", "title@10");
    }

    @Test
    void aTrainingThatHasAVectorForADeadItemDoesNotKeepIt() throws Exception {
        told(record("a", 1, JAZZ, false));
        told(clicked("a", NOW));
        told(record("a", 2, JAZZ, true));
        assertThat(goneAfter(Duration.ofDays(6))).isEmpty();
        told(vector("a", "title", JAZZ));
        assertThat(goneAfter(Duration.ofDays(8))).containsExactly("a");
    }

    private static ItemUpdate vector(String itemId, String space, float[] vector) {
        return ItemUpdate.of(new ItemVector(space, itemId, vector));
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
        assertThat(sent()).isEmpty();
        reopen(true);
        for (int tick = 1; tick <= 10; tick++) {
            harness.setProcessingTime(100L * tick);
        }
        assertThat(sent()).hasSize(10).containsOnly(ItemUpdate.TICK);
        harness.setProcessingTime(3_600_000);
        assertThat(sent()).as("a clock that is set forward is not run after").hasSizeLessThan(20);
    }

    @Test
    void anItemThatIsTakenDownLeavesOnceNothingHappensWithItAndComesBackWhole() throws Exception {
        told(record("a", 1, JAZZ, false));
        told(clicked("a", NOW));
        told(Popular.followed("a", "b", 6));
        told(record("a", 2, JAZZ, true));
        assertThat(goneAfter(Duration.ofDays(6))).isEmpty();
        told(clicked("a", NOW + DAY));
        assertThat(goneAfter(Duration.ofDays(7)))
                .as("it was clicked meanwhile, which tells what its users like")
                .isEmpty();
        assertThat(goneAfter(Duration.ofDays(8))).containsExactly("a");
        assertThat(told(Popular.followed("a", "b", 6))).as("nobody knows it").isEmpty();
        assertThat(told(record("a", 3, JAZZ, false))).singleElement().satisfies(item -> {
            assertThat(item.features().version()).isEqualTo(3);
            assertThat(Popular.hotness(item, 0, NOW + DAY)).isEqualTo(1.5, within(1e-9));
            assertThat(item.successors().counts()).containsExactly(12);
        });
    }

    @Test
    void anItemThatExpiredLeavesByTheClockOfTheStream() throws Exception {
        told(expiring("a", NOW + DAY));
        told(clicked("a", NOW));
        passDays(30);
        assertThat(gone())
                .as("a stream that stands still has no time that passes")
                .isEmpty();
        assertThat(goneAfter(Duration.ofDays(8))).containsExactly("a");
        assertThat(told(clicked("a", NOW + 8 * DAY)))
                .singleElement()
                .satisfies(item -> assertThat(item.features()).as("whole").isNotNull());
    }

    @Test
    void whatNobodyHasARecordOfLeavesNothingBehind() throws Exception {
        told(clicked("unknown", NOW));
        int before = harness.numKeyedStateEntries();
        assertThat(goneAfter(Duration.ofDays(8))).containsExactly("unknown");
        // The clock's own two items are there instead.
        assertThat(harness.numKeyedStateEntries()).isEqualTo(2 * before);
    }

    @Test
    void oneItemsEventThatIsAheadOfTheStreamMakesNoOtherItemLeave() throws Exception {
        told(expiring("a", NOW + DAY));
        told(clicked("a", NOW));
        told(clicked("b", NOW));
        told(clicked("ahead", NOW + 365 * DAY));
        passDays(1);
        assertThat(gone()).isEmpty();
        told(clicked("c", NOW + 8 * DAY));
        passDays(1);
        assertThat(gone()).as("two items confirm the instant").contains("a");
    }

    @Test
    void anEventThatIsAheadOfTheStreamDoesNotKeepOutANewItemThatExpiresUntilThen() throws Exception {
        reopen(true);
        told(clicked("b", NOW));
        told(clicked("ahead", NOW + 365 * DAY));
        assertThat(told(expiring("new", NOW + DAY))).hasSize(1);
    }

    @Test
    void anItemWhoseOwnEventWasAheadOfTheStreamLeavesAfterAllOnceItIsDead() throws Exception {
        told(record("ahead", 1, JAZZ, true));
        told(clicked("ahead", NOW + 365 * DAY));
        told(clicked("b", NOW));
        passDays(1);
        assertThat(goneAfter(Duration.ofDays(8))).contains("ahead");
    }

    @Test
    void afterARestartOneEventAloneMakesNoItemLeave() throws Exception {
        told(expiring("a", NOW + DAY));
        told(clicked("a", NOW));
        told(clicked("b", NOW));
        reopen(false);
        told(clicked("ahead", NOW + 365 * DAY));
        passDays(1);
        assertThat(gone()).isEmpty();
    }

    @Test
    void whatUsersTakeBackOfAForgottenItemLeavesNothingBehind() throws Exception {
        told(record("a", 1, JAZZ, false));
        told(clicked("a", NOW));
        told(Popular.followed("a", "b", 6));
        told(ItemUpdate.gone("a"));
        int before = harness.numKeyedStateEntries();
        assertThat(told(Popular.followed("a", "b", -6))).isEmpty();
        assertThat(told(vector("a", "title", ItemVector.NONE))).isEmpty();
        passDays(1);
        assertThat(harness.numKeyedStateEntries()).isEqualTo(before);
    }

    @Test
    void aVectorWaitsForItsRecordForAnyTime() throws Exception {
        told(vector("a", "title", JAZZ));
        passDays(3);
        told(record("a", 1, JAZZ, false));
        assertThat(told(clicked("a", NOW)).get(0).vectors()).containsOnlyKeys("title");
    }

    @Test
    void whatNobodyHasARecordOfLeavesNothingBehindForWantOfRoom() throws Exception {
        options = new PopularityOptions(20, 100, 1, Duration.ofDays(7), Duration.ofDays(1));
        reopen(false);
        told(clicked("unknown", NOW));
        told(clicked("newer", NOW + DAY));
        int before = harness.numKeyedStateEntries();
        passDays(1);
        assertThat(gone()).containsExactly("unknown");
        assertThat(harness.numKeyedStateEntries()).isLessThan(before);
    }

    @Test
    void withMoreItemsThanThereIsRoomForThoseLeaveThatNothingHappensWith() throws Exception {
        options = new PopularityOptions(20, 100, 3, Duration.ofDays(7), Duration.ofDays(1));
        reopen(false);
        for (int i = 0; i < 6; i++) {
            String item = "item-" + i;
            told(record(item, 1, JAZZ, false));
            told(clicked(item, NOW + i * DAY));
        }
        passDays(1);
        assertThat(gone()).containsExactlyInAnyOrder("item-0", "item-1", "item-2");
        assertThat(told(clicked("item-1", NOW + 6 * DAY)))
                .singleElement()
                .satisfies(item -> assertThat(Popular.hotness(item, 3, NOW)).isGreaterThan(1));
        passDays(1);
        assertThat(gone()).contains("item-3").hasSize(4);
    }

    @Test
    void whatThereIsNoRoomForIsToldOfOnceThereIs() throws Exception {
        options = new PopularityOptions(20, 100, 3, Duration.ofDays(7), Duration.ofDays(1));
        reopen(true);
        told(clicked("clock", NOW));
        told(record("a", 1, JAZZ, false));
        told(record("b", 1, JAZZ, false));
        assertThat(told(record("c", 1, JAZZ, false))).as("no room").isEmpty();
        assertThat(told(clicked("d", NOW))).as("what happens is always told").hasSize(1);
        told(record("a", 2, JAZZ, true));
        told(record("b", 2, JAZZ, true));
        told(clicked("d", NOW + 8 * DAY));
        told(clicked("e", NOW + 8 * DAY));
        passDays(3);
        assertThat(gone()).containsExactlyInAnyOrder("a", "b", "clock");
        assertThat(whole("c")).hasSize(1);
    }

    @Test
    void withRoomForMoreWhatWasHeldBackIsToldOf() throws Exception {
        options = new PopularityOptions(20, 100, 1, Duration.ofDays(7), Duration.ofDays(1));
        reopen(true);
        told(record("a", 1, JAZZ, false));
        assertThat(told(record("b", 1, JAZZ, false))).isEmpty();
        reopen(true);
        assertThat(toldUntil(1)).as("there is no more room").isEmpty();
        options = new PopularityOptions(20, 100, 2, Duration.ofDays(7), Duration.ofDays(1));
        reopen(true);
        assertThat(toldUntil(2)).containsExactly("b");
    }

    @Test
    void vectorsOfASpaceThatWasGivenUpAreNotTold() throws Exception {
        told(vector("a", "title", JAZZ));
        told(vector("a", "sound", JAZZ));
        spaces = List.of(VectorSpace.ofContent("title", 2));
        reopen(false);
        assertThat(told(clicked("a")).get(0).vectors()).containsOnlyKeys("title");
        spaces = List.of(VectorSpace.ofContent("title", 2), VectorSpace.ofContent("sound", 2));
        told(record("a", 1, JAZZ, true));
        reopen(false);
        assertThat(goneAfter(Duration.ofDays(8))).contains("a");
        assertThat(told(clicked("a", NOW + 8 * DAY)).get(0).vectors())
                .as("nor are they kept")
                .containsOnlyKeys("title");
    }

    @Test
    void anItemThatTheCatalogueHasForgottenLeavesNothing() throws Exception {
        told(record("a", 1, JAZZ, false));
        told(vector("a", "title", JAZZ));
        told(clicked("a"));
        assertThat(told(ItemUpdate.gone("a"))).containsExactly(ItemUpdate.gone("a"));
        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(told(ItemUpdate.gone("a"))).isEmpty();
    }

    private List<ItemUpdate> sent() {
        return harness.extractOutputValues().stream()
                .map(ItemUpdate.class::cast)
                .toList();
    }

    /** Ids of the items that left, all the time. */
    private List<String> gone() {
        return sent().stream()
                .filter(ItemUpdate::isGone)
                .map(ItemUpdate::itemId)
                .toList();
    }

    private List<ItemUpdate> whole(String itemId) {
        return sent().stream()
                .filter(item -> item.itemId().equals(itemId) && item.features() != null)
                .toList();
    }

    /** The same, so long after now, which two items confirm. */
    private List<String> goneAfter(Duration time) throws Exception {
        told(clicked("clock", NOW + time.toMillis()));
        told(clicked("clock-2", NOW + time.toMillis()));
        passDays(1);
        return gone();
    }

    private void passDays(int days) throws Exception {
        for (int day = 0; day < days; day++) {
            harness.setProcessingTime(harness.getProcessingTime() + DAY);
        }
    }

    private List<String> toldUntil(long millis) throws Exception {
        harness.setProcessingTime(millis);
        return sent().stream()
                .filter(item -> !item.isTick())
                .map(ItemUpdate::itemId)
                .toList();
    }

    private List<ItemUpdate> told(ItemUpdate part) throws Exception {
        int before = sent().size();
        harness.processElement(part, 0);
        // Sends what waits.
        harness.prepareSnapshotPreBarrier(1);
        List<ItemUpdate> all = sent();
        return new ArrayList<>(all.subList(before, all.size()));
    }

    private static ItemUpdate clicked(String itemId) {
        return clicked(itemId, NOW);
    }

    private static ItemUpdate clicked(String itemId, long atMillis) {
        return ItemUpdate.of(Behaviours.click("ann", itemId, atMillis), Behaviours.WEIGHTS);
    }

    private static ItemUpdate expiring(String itemId, long expiresAtMillis) {
        return ItemUpdate.of(
                new ItemFeatures(itemId, 1, JAZZ, List.of(), Float.NaN, Long.MIN_VALUE, expiresAtMillis, false));
    }

    private static ItemUpdate record(String itemId, long version, float[] vector, boolean down) {
        return ItemUpdate.of(
                new ItemFeatures(itemId, version, vector, List.of(), Float.NaN, Long.MIN_VALUE, Long.MAX_VALUE, down));
    }
}
