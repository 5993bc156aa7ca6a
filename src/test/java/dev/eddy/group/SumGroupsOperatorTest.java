package dev.eddy.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourType;
import dev.eddy.behaviour.BehaviourWeights;
import dev.eddy.option.Options;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SumGroupsOperatorTest {
    private static final Map<String, String> GERMAN_TV = Map.of("country", "de", "device", "tv");

    private OneInputStreamOperatorTestHarness<Behaviour, GroupSum> harness;

    @BeforeEach
    void open() throws Exception {
        harness = new OneInputStreamOperatorTestHarness<>(
                new SumGroupsOperator(Options.defaults(BehaviourWeights.class)));
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void clicksCountForEachOfTheirAttributesAndLeaveTogether() throws Exception {
        send(BehaviourType.CLICK, "a", GERMAN_TV);
        send(BehaviourType.PURCHASE, "b", Map.of("country", "de"));
        assertThat(sums()).isEmpty();
        harness.setProcessingTime(SumGroupsOperator.EVERY_MILLIS);
        assertThat(sums()).extracting(GroupSum::group).containsExactlyInAnyOrder("country=de", "device=tv");
        assertThat(sums())
                .filteredOn(sum -> sum.group().equals("country=de"))
                .singleElement()
                .satisfies(sum -> assertThat(sum.heats()).containsOnlyKeys("a", "b"));
        harness.setProcessingTime(2 * SumGroupsOperator.EVERY_MILLIS);
        assertThat(sums()).as("each click leaves once").hasSize(2);
    }

    @Test
    void noClickIsLostInACheckpointOrAtTheEnd() throws Exception {
        send(BehaviourType.CLICK, "a", GERMAN_TV);
        harness.prepareSnapshotPreBarrier(1);
        assertThat(sums()).hasSize(2);
        send(BehaviourType.CLICK, "a", GERMAN_TV);
        harness.endInput();
        assertThat(sums()).hasSize(4);
    }

    @Test
    void anAttributeWithAnotherValueForEachUserTakesLittleRoom() throws Exception {
        for (int i = 0; i < SumGroupsOperator.MOST_GROUPS; i++) {
            send(BehaviourType.CLICK, "a", Map.of("session", "s" + i));
        }
        assertThat(sums()).hasSize(SumGroupsOperator.MOST_GROUPS);
    }

    @ParameterizedTest
    @EnumSource(names = {"DISLIKE", "IMPRESSION", "VISIT", "PROFILE"})
    void whatIsNoClickCountsForNoGroup(BehaviourType type) throws Exception {
        send(type, "a", GERMAN_TV);
        send(BehaviourType.CLICK, "a", Map.of());
        harness.endInput();
        assertThat(sums()).isEmpty();
    }

    private void send(BehaviourType type, String itemId, Map<String, String> attributes) throws Exception {
        var details = new Behaviour.Details(0, 0, List.of(), attributes, null, null);
        harness.processElement(
                new Behaviour(null, "ann", type.isAboutAnItem() ? itemId : null, type, 7, details, 8, 0), 0);
    }

    private List<GroupSum> sums() {
        return harness.extractOutputValues();
    }
}
