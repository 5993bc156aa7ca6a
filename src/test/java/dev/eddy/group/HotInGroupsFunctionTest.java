package dev.eddy.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.Harnesses;
import dev.eddy.item.TableUpdate;
import dev.eddy.item.TableUpdate.HotInGroup;
import dev.eddy.item.TableUpdate.HotItem;
import dev.eddy.vector.Heat;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HotInGroupsFunctionTest {
    private static final long NOW = 1_750_000_000_000L;
    private static final String GERMANY = "country=de";

    private KeyedOneInputStreamOperatorTestHarness<String, GroupSum, TableUpdate> harness;

    @BeforeEach
    void open() throws Exception {
        open(null);
    }

    private void open(OperatorSubtaskState state) throws Exception {
        harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new HotInGroupsFunction()), GroupSum::group, Types.STRING);
        Harnesses.open(harness, state);
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void whatManyUsersOfAGroupClickedIsToldOnceInAWhile() throws Exception {
        clicks(GERMANY, "a", GroupSum.ENOUGH_USERS);
        clicks(GERMANY, "b", 2);
        assertThat(told()).isEmpty();
        pass(HotInGroupsFunction.TELL_EVERY_MILLIS);
        assertThat(told()).hasSize(1);
        HotInGroup hot = told().get(0);
        assertThat(hot.group()).isEqualTo(GERMANY);
        assertThat(hot.asOfMillis()).isEqualTo(NOW);
        assertThat(hot.items()).extracting(HotItem::itemId).containsExactly("a", "b");
        assertThat(Heat.at(hot.items().get(0).heat(), NOW, GroupSum.HALF_LIFE_MILLIS))
                .isEqualTo(GroupSum.ENOUGH_USERS, within(1e-6));
        pass(HotInGroupsFunction.TELL_EVERY_MILLIS);
        assertThat(told()).as("nothing has changed").hasSize(1);
    }

    /** Else the list of the attribute "mail=ann@example.org" would be Ann's clicks. */
    @Test
    void whatFewUsersClickedIsNotTold() throws Exception {
        for (int i = 0; i < 100; i++) {
            clicks(GERMANY, "a", GroupSum.ENOUGH_USERS - 1);
        }
        pass(HotInGroupsFunction.TELL_EVERY_MILLIS);
        assertThat(told()).isEmpty();
    }

    @Test
    void aClockThatIsSetForwardAndBackStopsNoGroup() throws Exception {
        long year = 365L * 86_400_000;
        pass(year);
        clicks(GERMANY, "a", GroupSum.ENOUGH_USERS);
        pass(-year);
        clicks(GERMANY, "a", 1);
        pass(HotInGroupsFunction.TELL_EVERY_MILLIS);
        assertThat(told()).hasSize(1);
    }

    @Test
    void groupsAreApart() throws Exception {
        clicks(GERMANY, "a", GroupSum.ENOUGH_USERS);
        clicks("country=fr", "b", GroupSum.ENOUGH_USERS);
        pass(HotInGroupsFunction.TELL_EVERY_MILLIS);
        assertThat(told()).allSatisfy(hot -> assertThat(hot.items()).hasSize(1));
        assertThat(told()).extracting(HotInGroup::group).containsExactlyInAnyOrder(GERMANY, "country=fr");
    }

    @Test
    void aGroupSurvivesARestart() throws Exception {
        clicks(GERMANY, "a", GroupSum.ENOUGH_USERS);
        OperatorSubtaskState state = harness.snapshot(1, 1);
        harness.close();
        open(state);
        pass(HotInGroupsFunction.TELL_EVERY_MILLIS);
        assertThat(told()).hasSize(1);
    }

    @Test
    void aGroupWithoutClicksForAWeekTakesNoRoom() throws Exception {
        clicks(GERMANY, "a", GroupSum.ENOUGH_USERS);
        pass(HotInGroupsFunction.TELL_EVERY_MILLIS);
        clicks(GERMANY, "b", 1);
        pass(HotInGroupsFunction.TELL_EVERY_MILLIS);
        pass(HotInGroupsFunction.KEEP_MILLIS - 1);
        assertThat(harness.numKeyedStateEntries()).isPositive();
        pass(1);
        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(harness.numProcessingTimeTimers()).isZero();
    }

    @Test
    void aGroupOfFewTakesNoRoomForLong() throws Exception {
        clicks("session=4711", "a", 1);
        pass(HotInGroupsFunction.TELL_EVERY_MILLIS);
        pass(HotInGroupsFunction.KEEP_FEW_MILLIS);
        assertThat(harness.numKeyedStateEntries()).isZero();
    }

    /** The clicks of the time when the job was stopped are still in Kafka. */
    @Test
    void aGroupSurvivesAJobThatWasStoppedForWeeks() throws Exception {
        clicks(GERMANY, "a", GroupSum.ENOUGH_USERS);
        pass(HotInGroupsFunction.TELL_EVERY_MILLIS);
        OperatorSubtaskState state = harness.snapshot(1, 1);
        harness.close();
        open(state);
        pass(4 * HotInGroupsFunction.KEEP_MILLIS);
        clicks(GERMANY, "b", 1);
        pass(HotInGroupsFunction.TELL_EVERY_MILLIS);
        assertThat(told().get(told().size() - 1).items())
                .extracting(HotItem::itemId)
                .containsExactly("a", "b");
    }

    @Test
    void aGroupThatIsToldForYearsHasFewTimers() throws Exception {
        for (int i = 0; i < 50; i++) {
            clicks(GERMANY, "a", GroupSum.ENOUGH_USERS);
            pass(HotInGroupsFunction.TELL_EVERY_MILLIS);
        }
        assertThat(told()).hasSize(50);
        assertThat(harness.numProcessingTimeTimers()).isLessThanOrEqualTo(2);
    }

    private void clicks(String group, String itemId, int users) throws Exception {
        var tally = new GroupTally(group);
        for (int user = 0; user < users; user++) {
            tally.add("u" + user, itemId, 1, NOW);
        }
        harness.processElement(tally.sum(), NOW);
    }

    private void pass(long millis) throws Exception {
        harness.setProcessingTime(harness.getProcessingTime() + millis);
    }

    private List<HotInGroup> told() {
        return harness.extractOutputValues().stream()
                .map(HotInGroup.class::cast)
                .toList();
    }
}
