package dev.eddy.item;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourType;
import dev.eddy.behaviour.Behaviours;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CountPopularityOperatorTest {
    private static final long NOON = 1_767_268_800_000L;

    private OneInputStreamOperatorTestHarness<Behaviour, ItemUpdate> harness;
    private OneInputStreamOperatorTestHarness<Transition, ItemUpdate> transitions;

    @BeforeEach
    void open() throws Exception {
        harness = new OneInputStreamOperatorTestHarness<>(CountPopularityOperator.ofBehaviours(Behaviours.WEIGHTS));
        harness.open();
        openTransitions(null);
    }

    /** @param state to begin with, or null */
    private void openTransitions(OperatorSubtaskState state) throws Exception {
        transitions = new OneInputStreamOperatorTestHarness<>(CountPopularityOperator.ofTransitions());
        if (state != null) {
            transitions.initializeState(state);
        }
        transitions.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
        transitions.close();
    }

    @Test
    void aSecondOfClicksOnOneItemIsOneRecord() throws Exception {
        for (int i = 0; i < 50; i++) {
            harness.processElement(did("a", BehaviourType.CLICK), 0);
        }
        harness.processElement(did("b", BehaviourType.CLICK), 0);
        assertThat(harness.extractOutputValues()).isEmpty();
        pass(harness, 1_000);
        List<ItemUpdate> sums = harness.extractOutputValues();
        assertThat(sums).extracting(ItemUpdate::itemId).containsExactly("a", "b");
        assertThat(Popular.hotness(sums.get(0), 0, NOON)).isBetween(49.9, 50.1);
    }

    @Test
    void noClickIsHeldBackAtACheckpoint() throws Exception {
        harness.processElement(did("a", BehaviourType.CLICK), 0);
        harness.prepareSnapshotPreBarrier(1);
        assertThat(harness.extractOutputValues()).hasSize(1);
        pass(harness, 5_000);
        assertThat(harness.extractOutputValues()).hasSize(1);
    }

    @Test
    void aVisitIsAboutNoItem() throws Exception {
        harness.processElement(did(null, BehaviourType.VISIT), 0);
        harness.prepareSnapshotPreBarrier(1);
        assertThat(harness.extractOutputValues()).isEmpty();
    }

    @Test
    void transitionsOfAnItemAreOneRecordWithThoseToItAndThoseFromIt() throws Exception {
        transitions.processElement(new Transition("a", "b", 6), 0);
        transitions.processElement(new Transition("a", "c", 3), 0);
        transitions.processElement(new Transition("a", "b", 6), 0);
        transitions.processElement(new Transition("c", "a", 2), 0);
        pass(transitions, 5_000);
        assertThat(transitions.extractOutputValues())
                .filteredOn(sum -> sum.itemId().equals("a"))
                .singleElement()
                .satisfies(sum -> {
                    assertThat(sum.successors().itemIds()).containsExactly("b", "c");
                    assertThat(sum.successors().counts()).containsExactly(12, 3);
                    assertThat(sum.predecessors().itemIds()).containsExactly("c");
                    assertThat(sum.predecessors().counts()).containsExactly(2);
                    assertThat(sum.isSeen()).isFalse();
                });
    }

    @Test
    void transitionsOfManyItemsArePassedOnFewAtATimeWithinFiveSeconds() throws Exception {
        for (int i = 0; i < 1_000; i++) {
            transitions.processElement(new Transition("item-" + i, "next", 6), 0);
        }
        int passedOn = 0;
        for (int moment = 1; moment <= 20; moment++) {
            transitions.setProcessingTime(moment * 250L);
            int now = transitions.extractOutputValues().size();
            assertThat(now - passedOn).isBetween(1, 150);
            passedOn = now;
        }
        assertThat(passedOn).isEqualTo(1_001);
    }

    @Test
    void transitionsDoNotHoldUpACheckpointAndOutliveIt() throws Exception {
        transitions.processElement(new Transition("a", "b", 6), 0);
        transitions.processElement(new Transition("c", "d", 6), 0);
        transitions.prepareSnapshotPreBarrier(1);
        OperatorSubtaskState snapshot = transitions.snapshot(1, 0);
        assertThat(transitions.extractOutputValues()).isEmpty();
        transitions.close();
        openTransitions(snapshot);
        transitions.processElement(new Transition("a", "b", 6), 0);
        pass(transitions, 5_000);
        List<ItemUpdate> sums = transitions.extractOutputValues();
        assertThat(sums).extracting(ItemUpdate::itemId).containsExactlyInAnyOrder("a", "b", "c", "d");
        assertThat(sums)
                .filteredOn(sum -> sum.itemId().equals("a"))
                .allSatisfy(sum -> assertThat(sum.successors().counts()).containsExactly(12));
    }

    @Test
    void whoAsksForAllOfItGetsItAtOnce() throws Exception {
        for (int i = 0; i < 100; i++) {
            transitions.processElement(new Transition("item-" + i, "next", 6), 0);
        }
        transitions.processElement(Transition.PASS_ON, 0);
        assertThat(transitions.extractOutputValues()).hasSize(101);
        pass(transitions, 5_000);
        assertThat(transitions.extractOutputValues()).hasSize(101);
    }

    private static Behaviour did(String itemId, BehaviourType type) {
        return new Behaviour(null, "u", itemId, type, NOON, Behaviour.Details.NONE, NOON, 0);
    }

    /** Moment by moment. */
    private static void pass(AbstractStreamOperatorTestHarness<?> harness, long millis) throws Exception {
        for (long at = 50; at <= millis; at += 50) {
            harness.setProcessingTime(at);
        }
    }
}
