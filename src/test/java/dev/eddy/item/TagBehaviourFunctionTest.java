package dev.eddy.item;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.behaviour.BehaviourType;
import dev.eddy.vector.Vectors;
import java.time.Duration;
import java.util.List;
import org.apache.flink.streaming.util.OperatorSnapshotUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TagBehaviourFunctionTest {
    private static final CatalogOptions OPTIONS =
            new CatalogOptions(2, "", "tag", 2, 3, Duration.ofMinutes(10), Duration.ofDays(60));
    private static final float[] EAST = {1, 0};
    private static final float[] NORTH = {0, 1};
    private static final long MINUTE = 60_000;

    private CatalogHarness catalog;

    @BeforeEach
    void open() throws Exception {
        catalog = new CatalogHarness(OPTIONS, null);
        catalog.tagVector("east", EAST);
        catalog.tagVector("north", NORTH);
    }

    @AfterEach
    void close() throws Exception {
        catalog.close();
    }

    @Test
    void aClickCarriesTheVectorOfItsItem() throws Exception {
        catalog.item("i", "east");
        catalog.click("u", "i", 1);
        assertThat(catalog.tagged()).singleElement().satisfies(tagged -> {
            assertThat(tagged.vector()).isEqualTo(EAST);
            assertThat(tagged.behaviour().userId()).isEqualTo("u");
        });
    }

    @Test
    void clicksBeforeTheirItemWaitForItAndComeInTheOrderTheyHappened() throws Exception {
        catalog.click("late", "i", 2);
        catalog.click("early", "i", 1);
        assertThat(catalog.tagged()).isEmpty();

        catalog.item("i", "east");
        List<TaggedBehaviour> tagged = catalog.tagged();
        assertThat(tagged).extracting(one -> one.behaviour().userId()).containsExactly("early", "late");
        assertThat(tagged).extracting(TaggedBehaviour::vector).containsOnly(EAST);
        assertThat(catalog.timers()).isZero();
        assertThat(catalog.stateEntries()).as("only the item").isEqualTo(1);
    }

    @Test
    void aClickWhoseItemDoesNotComeIsGivenUpAndNothingIsLeft() throws Exception {
        catalog.clockAt(30_000);
        catalog.click("u", "i", 1);
        catalog.clockAt(9 * MINUTE);
        catalog.click("v", "i", 2);
        catalog.clockAt(10 * MINUTE);
        assertThat(catalog.unknown()).isEmpty();

        catalog.clockAt(11 * MINUTE);
        assertThat(catalog.unknown()).extracting(one -> one.userId()).containsExactly("u");
        catalog.clockAt(20 * MINUTE);
        assertThat(catalog.unknown()).extracting(one -> one.userId()).containsExactly("v");
        assertThat(catalog.stateEntries()).isZero();
        assertThat(catalog.timers()).isZero();
        assertThat(catalog.tagged()).isEmpty();
    }

    @Test
    void anItemThatIsDownIsForgottenAfterAWhileAndComesBackAsNew() throws Exception {
        catalog.item("i", "east");
        catalog.item("i", "north");
        catalog.item(ItemRecord.takenDown("i"));
        catalog.clockAt(Duration.ofDays(59).toMillis());
        catalog.features();
        catalog.click("u", "i", 1);
        assertThat(catalog.tagged()).hasSize(1);
        catalog.clockAt(Duration.ofDays(60).toMillis());
        assertThat(catalog.features()).as("the later stages are told").containsExactly(ItemFeatures.forgotten("i"));
        assertThat(catalog.stateEntries()).isZero();
        assertThat(catalog.timers()).isZero();
        catalog.item("i", "east");
        assertThat(catalog.features()).singleElement().satisfies(features -> {
            assertThat(features.version()).isEqualTo(1);
            assertThat(features.down()).isFalse();
        });
    }

    @Test
    void anItemThatExpiredIsForgottenUnlessItsTimeIsExtended() throws Exception {
        long day = Duration.ofDays(1).toMillis();
        catalog.item(expiring("news", 10 * day));
        catalog.item(expiring("extended", 10 * day));
        catalog.item(expiring("extended", 100 * day));
        catalog.item("lasting", "east");
        catalog.features();
        catalog.clockAt(69 * day);
        assertThat(catalog.features()).isEmpty();
        catalog.clockAt(70 * day);
        assertThat(catalog.features()).containsExactly(ItemFeatures.forgotten("news"));
        catalog.clockAt(1_000 * day);
        assertThat(catalog.features()).containsExactly(ItemFeatures.forgotten("extended"));
        assertThat(catalog.stateEntries()).isEqualTo(1);
    }

    @Test
    void anOrderToTakeAnItemDownIsNeverForgotten() throws Exception {
        catalog.item("i", "east");
        catalog.order("i", true);
        catalog.item(ItemRecord.takenDown("i"));
        catalog.clockAt(Duration.ofDays(1_000).toMillis());
        catalog.item("i", "east");
        assertThat(catalog.features()).allMatch(features -> features.version() == 1 || features.down());
        catalog.order("i", false);
        assertThat(catalog.features()).singleElement().matches(features -> !features.down());
    }

    private static ItemRecord expiring(String itemId, long expiresAtMillis) {
        return new ItemRecord(
                itemId,
                ItemRecord.Description.NONE,
                List.of(),
                Float.NaN,
                Long.MIN_VALUE,
                expiresAtMillis,
                null,
                false);
    }

    @Test
    void noMoreThanTheLimitWaitForOneItem() throws Exception {
        for (int i = 0; i < 5; i++) {
            catalog.click("u" + i, "i", i);
        }
        catalog.click("u", "other", 1);
        assertThat(catalog.unknown()).extracting(one -> one.userId()).containsExactly("u3", "u4");
        catalog.item("i", "east");
        assertThat(catalog.tagged()).hasSize(3);
    }

    @Test
    void anItemsFeaturesAreSentOnceForEachChangeOfItsRecord() throws Exception {
        catalog.item("i", "east");
        catalog.item("i", "east");
        catalog.click("u", "i", 1);
        assertThat(catalog.features()).singleElement().satisfies(features -> {
            assertThat(features.itemId()).isEqualTo("i");
            assertThat(features.version()).isEqualTo(1);
            assertThat(features.vector()).isEqualTo(EAST);
        });
    }

    @Test
    void aRetaggedItemGetsANewVectorAndNewFeatures() throws Exception {
        catalog.item("i", "east");
        catalog.click("u", "i", 1);
        catalog.item("i", "north");
        catalog.click("u", "i", 2);
        assertThat(catalog.tagged()).extracting(TaggedBehaviour::vector).containsExactly(EAST, NORTH);
        assertThat(catalog.features()).extracting(ItemFeatures::version).containsExactly(1L, 2L);
    }

    @Test
    void aClickOnAnItemWithoutTagsCarriesAVectorOfTheItemsOwnThatSaysNothingOfItsContent() throws Exception {
        catalog.click("early", "plain", 1);
        catalog.item("plain");
        catalog.item("other");
        catalog.item("plain as a tag", "plain");
        assertThat(catalog.features())
                .extracting(ItemFeatures::vector)
                .containsExactly(null, null, new TagVectors(2).of("plain"));
        for (String item : List.of("plain", "plain", "other", "plain as a tag")) {
            catalog.click("u", item, 2);
        }
        List<float[]> vectors =
                catalog.tagged().stream().map(TaggedBehaviour::vector).toList();
        assertThat(vectors).hasSize(5).allMatch(vector -> Math.abs(Vectors.dot(vector, vector) - 1) < 1e-6);
        float[] plain = vectors.get(0);
        assertThat(vectors.get(1)).isEqualTo(plain);
        assertThat(vectors.get(2)).isEqualTo(plain);
        assertThat(vectors.get(3)).isNotEqualTo(plain);
        assertThat(vectors.get(4)).isNotEqualTo(plain);
    }

    @Test
    void anItemThatGainsAndLosesItsTagsAddsWhatItHasAtTheTime() throws Exception {
        catalog.item("i");
        catalog.click("u", "i", 1);
        float[] own = catalog.tagged().get(0).vector();
        for (int round = 0; round < 3; round++) {
            catalog.item("i", "east");
            catalog.click("u", "i", 2);
            catalog.item("i");
            catalog.click("u", "i", 3);
            assertThat(catalog.tagged()).extracting(TaggedBehaviour::vector).containsExactly(EAST, own);
        }
        assertThat(catalog.features())
                .extracting(ItemFeatures::vector)
                .containsExactly(null, EAST, null, EAST, null, EAST, null);
        assertThat(catalog.stateEntries()).as("only the item").isEqualTo(1);
    }

    @Test
    void anItemTakenDownStillFoldsAndCanComeBack() throws Exception {
        catalog.item("i", "east");
        catalog.item(ItemRecord.takenDown("i"));
        catalog.click("u", "i", 1);
        catalog.item("i", "east");
        assertThat(catalog.tagged()).extracting(TaggedBehaviour::vector).containsExactly(EAST);
        assertThat(catalog.features()).extracting(ItemFeatures::down).containsExactly(false, true, false);
    }

    @Test
    void readersAreToldOnceThatAnItemWasTakenDownAndOnceThatItIsBack() throws Exception {
        catalog.item("i", "east");
        catalog.item("i", "north");
        assertThat(catalog.takeDowns()).isEmpty();
        catalog.item(ItemRecord.takenDown("i"));
        catalog.item(ItemRecord.takenDown("i"));
        catalog.item("i", "north");
        assertThat(catalog.takeDowns()).extracting(ItemFeatures::down).containsExactly(true, false);
    }

    @Test
    void anItemTakenDownByOrderStaysDownWhateverItsRecordSaysUntilTheOrderIsLifted() throws Exception {
        catalog.item("i", "east");
        catalog.order("i", true);
        catalog.order("i", true);
        catalog.item("i", "north");
        assertThat(catalog.features()).extracting(ItemFeatures::down).containsExactly(false, true, true);
        assertThat(catalog.takeDowns()).extracting(ItemFeatures::down).containsExactly(true);
        catalog.order("i", false);
        assertThat(catalog.features()).extracting(ItemFeatures::down).containsExactly(false);
        assertThat(catalog.takeDowns()).extracting(ItemFeatures::down).containsExactly(false);
    }

    @Test
    void anOrderAboutAnItemThatIsNotThereYetHoldsWhenItComes() throws Exception {
        catalog.order("other", false);
        catalog.order("i", true);
        catalog.item("i", "east");
        assertThat(catalog.features()).extracting(ItemFeatures::down).containsExactly(true, true);
        assertThat(catalog.takeDowns()).extracting(ItemFeatures::itemId).containsExactly("i");
    }

    @Test
    void anUnknownItemTakenDownIsRememberedAsDown() throws Exception {
        catalog.item(ItemRecord.takenDown("i"));
        catalog.click("u", "i", 1);
        assertThat(catalog.tagged()).hasSize(1);
        assertThat(catalog.features()).extracting(ItemFeatures::down).containsExactly(true);
    }

    @Test
    void tagVectorsThatComeLaterReachAnItemAtItsNextLook() throws Exception {
        catalog.item("i", "jazz");
        catalog.item("other", "east");
        assertThat(catalog.features()).hasSize(2);

        catalog.tagVector("jazz", 0, 5);
        assertThat(catalog.features()).as("no walk over the catalogue").isEmpty();
        catalog.click("u", "i", 1);
        catalog.click("u", "i", 2);
        catalog.click("u", "other", 3);
        assertThat(catalog.tagged()).extracting(TaggedBehaviour::vector).containsExactly(NORTH, NORTH, EAST);
        assertThat(catalog.features())
                .as("the other item has not changed")
                .singleElement()
                .satisfies(features -> {
                    assertThat(features.itemId()).isEqualTo("i");
                    assertThat(features.version()).isEqualTo(2);
                    assertThat(features.vector()).isEqualTo(NORTH);
                });
    }

    @Test
    void aWithdrawnTagVectorIsNoLongerUsed() throws Exception {
        catalog.item("i", "east");
        catalog.withdrawTagVector("east");
        catalog.click("u", "i", 1);
        assertThat(catalog.tagged())
                .singleElement()
                .satisfies(tagged -> assertThat(tagged.vector()).isEqualTo(new TagVectors(2).of("east")));
    }

    @Test
    void itemsPushedOutOfTheCacheAreFoundAgainAndNotSentAgain() throws Exception {
        for (String item : List.of("a", "b", "c")) {
            catalog.item(item, "east");
        }
        catalog.features();
        for (String item : List.of("a", "b", "c", "a")) {
            catalog.click("u", item, 1);
        }
        assertThat(catalog.tagged())
                .hasSize(4)
                .extracting(TaggedBehaviour::vector)
                .containsOnly(EAST);
        assertThat(catalog.features()).isEmpty();
    }

    @Test
    void aProfileCarriesTheMeanOfItsTagsAndAVisitNothing() throws Exception {
        catalog.behave(BehaviourType.PROFILE, "u", null, 1, "north");
        catalog.behave(BehaviourType.VISIT, "u", null, 2);
        List<TaggedBehaviour> tagged = catalog.tagged();
        assertThat(tagged.get(0).vector()).isEqualTo(NORTH);
        assertThat(tagged.get(1).vector()).isNull();
    }

    @Test
    void impressionsNeverWait() throws Exception {
        catalog.behave(BehaviourType.IMPRESSION, "u", "i", 1);
        catalog.item("i", "east");
        catalog.behave(BehaviourType.IMPRESSION, "u", "i", 2);
        assertThat(catalog.tagged()).extracting(TaggedBehaviour::vector).containsExactly(null, EAST);
    }

    @Test
    void itemsTagVectorsAndWaitingClicksSurviveARestart() throws Exception {
        catalog.item("i", "east");
        catalog.click("u", "unknown", 1);
        catalog.features();
        var restored = new CatalogHarness(OPTIONS, catalog.snapshot());

        restored.click("u", "i", 2);
        assertThat(restored.tagged()).extracting(TaggedBehaviour::vector).containsExactly(EAST);
        assertThat(restored.features()).isEmpty();
        restored.item("i", "north");
        assertThat(restored.features()).extracting(ItemFeatures::version).containsExactly(2L);
        restored.item("unknown", "north");
        assertThat(restored.tagged()).extracting(TaggedBehaviour::vector).containsExactly(NORTH);
        restored.close();
    }

    @Test
    void awaitedClicksAreStillGivenUpAfterARestart() throws Exception {
        catalog.click("u", "unknown", 1);
        var restored = new CatalogHarness(OPTIONS, catalog.snapshot());
        restored.clockAt(11 * MINUTE);
        assertThat(restored.unknown()).hasSize(1);
        assertThat(restored.stateEntries()).isZero();
        restored.close();
    }

    /** Written before events had attributes, by {@link OperatorSnapshotUtil#writeStateHandle}. */
    @Test
    void clicksThatWaitedInStateOfBeforeAttributesAreRead() throws Exception {
        var restored = new CatalogHarness(
                OPTIONS, OperatorSnapshotUtil.readStateHandle("src/test/resources/states/parked-1.bin"));
        restored.item("unknown", "north");
        assertThat(restored.tagged()).singleElement().satisfies(tagged -> {
            assertThat(tagged.behaviour().userId()).isEqualTo("ann");
            assertThat(tagged.behaviour().attributes()).isEmpty();
        });
        restored.close();
    }
}
