package dev.eddy.recall;

import static dev.eddy.recall.ranking.RankingFixtures.JAZZ;
import static dev.eddy.recall.ranking.RankingFixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.client.Candidate;
import dev.eddy.client.Version;
import dev.eddy.item.TableUpdate;
import dev.eddy.job.RecallOptions;
import dev.eddy.recall.ranking.RankingFixtures;
import dev.eddy.user.Aversion;
import dev.eddy.user.ClickDetails;
import dev.eddy.user.ClusterInput;
import dev.eddy.user.Interaction;
import dev.eddy.user.MemberUpdate.Change;
import dev.eddy.user.MemberUpdate.Join;
import dev.eddy.user.MemberUpdate.Leave;
import dev.eddy.user.MemberUpdate.Refresh;
import dev.eddy.user.Placement;
import dev.eddy.user.UserSnapshot;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the operator of the cluster stage makes of the events of before. */
class HistoryClicksTest {
    private static final int CLUSTER = 3;
    private static final long LATE_MILLIS = RefreshHarness.LATE_AFTER.toMillis() + 1;

    private boolean inputWaits = true;
    private KeyedTwoInputStreamOperatorTestHarness<Integer, ClusterInput, TableUpdate, Candidates> harness;

    @BeforeEach
    void open() throws Exception {
        harness = RefreshHarness.open(RecallOptions.defaults().stage(false), null, 1, 0, () -> inputWaits);
        harness.setProcessingTime(NOW);
        for (String item : List.of("a", "b", "c")) {
            harness.processElement2(RankingFixtures.item(item, JAZZ, Float.NaN), 0);
        }
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void nobodyGetsAListForHistoryNeitherNowNorLater() throws Exception {
        history("ann", "a", "b");
        historicClick("ann", 2, "c");
        pass(60_000);
        assertThat(lists()).isEmpty();
    }

    @Test
    void othersListsAreMadeOfIt() throws Exception {
        history("ann", "a", "b");
        send(new Join(user("bob", 1), interactions("a"), true, NOW));
        assertThat(last().merged()).extracting(Candidate::itemId).contains("b");
    }

    @Test
    void aRebuildMakesTheListsOfAll() throws Exception {
        history("bob", "a", "b");
        history("ann", "a");
        send(new Refresh(user("ann", 1)));
        assertThat(last().userId()).isEqualTo("ann");
        assertThat(last().merged()).extracting(Candidate::itemId).contains("b").doesNotContain("a");
    }

    @Test
    void aListThatIsOwedForALiveClickIsStillMade() throws Exception {
        history("bob", "a", "b", "c");
        send(new Join(user("ann", 1), interactions("a"), true, NOW - LATE_MILLIS));
        historicClick("ann", 2, "b");
        assertThat(lists()).isEmpty();
        inputWaits = false;
        pass(100);
        assertThat(last().userId()).isEqualTo("ann");
        assertThat(last().merged()).extracting(Candidate::itemId).containsExactly("c");
    }

    @Test
    void whoIsMovedByHistoryGetsTheListThatIsOwed() throws Exception {
        history("bob", "a", "b");
        send(new Join(user("ann", 1), interactions("a"), true, NOW - LATE_MILLIS));
        send(new Leave("ann", CLUSTER, NOW, interactions("b"), Behaviour.NOBODY_WAITS, ClickDetails.NONE));
        assertThat(last().userId()).isEqualTo("ann");
    }

    @Test
    void historyThatWasReadBeforeASnapshotIsInIt() throws Exception {
        history("bob", "a");
        historicClick("bob", 2, "b");
        OperatorSubtaskState state = harness.snapshot(1, 1);
        harness.close();
        harness = RefreshHarness.open(RecallOptions.defaults().stage(false), state, 1, 0);
        send(new Join(user("ann", 1), interactions("a"), true, NOW));
        assertThat(last().merged()).extracting(Candidate::itemId).contains("b");
    }

    @Test
    void whoLeavesTheClusterTakesTheHistoryAlong() throws Exception {
        history("bob", "a", "b");
        history("cat", "a");
        send(new Leave("bob", CLUSTER, NOW, List.of(), 0, ClickDetails.NONE));
        send(new Join(user("ann", 1), interactions("a"), true, NOW));
        assertThat(last().merged()).extracting(Candidate::itemId).doesNotContain("b");
        history("bob", "a", "b");
        send(new Refresh(user("ann", 1)));
        assertThat(last().merged()).extracting(Candidate::itemId).contains("b");
    }

    @Test
    void aGuestsHistoryCountsToo() throws Exception {
        var guest = new UserSnapshot(
                "bob",
                new Placement(CLUSTER, 1, List.of()),
                JAZZ,
                true,
                true,
                Aversion.NONE,
                NOW,
                new Version(0, 1, 0));
        send(new Join(guest, interactions("a", "b"), false, Behaviour.NOBODY_WAITS));
        send(new Join(user("ann", 1), interactions("a"), true, NOW));
        assertThat(last().merged()).extracting(Candidate::itemId).contains("b");
    }

    @Test
    void theListOfAClusterIsMadeThoughNobodyWaitsForOneOfItsMembers() throws Exception {
        history("bob", "a");
        pass(SharedLists.EVERY_MILLIS);
        assertThat(harness.getSideOutput(RefreshOperator.SHARED))
                .extracting(shared -> shared.getValue().kind())
                .contains(SharedUpdate.Kind.CLUSTER);
    }

    private void history(String userId, String... items) throws Exception {
        send(new Join(user(userId, 1), interactions(items), false, Behaviour.NOBODY_WAITS));
    }

    private void historicClick(String userId, long sequence, String item) throws Exception {
        send(new Change(user(userId, sequence), interactions(item), false, Behaviour.NOBODY_WAITS));
    }

    private void send(ClusterInput input) throws Exception {
        harness.processElement1(input, 0);
    }

    private void pass(long millis) throws Exception {
        harness.setProcessingTime(harness.getProcessingTime() + millis);
    }

    private List<Candidates> lists() {
        return harness.extractOutputValues();
    }

    private Candidates last() {
        return lists().get(lists().size() - 1);
    }

    private static UserSnapshot user(String userId, long sequence) {
        return new UserSnapshot(
                userId, new Placement(CLUSTER, 1, List.of()), JAZZ, true, NOW, new Version(0, sequence, 0));
    }

    private static List<Interaction> interactions(String... items) {
        return Stream.of(items)
                .map(item -> new Interaction(item, NOW - 1_000, 0, 1))
                .toList();
    }
}
