package dev.eddy.recall;

import static dev.eddy.recall.ranking.RankingFixtures.JAZZ;
import static dev.eddy.recall.ranking.RankingFixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.client.Candidate;
import dev.eddy.client.Version;
import dev.eddy.filter.Mute;
import dev.eddy.item.TableUpdate;
import dev.eddy.job.RecallOptions;
import dev.eddy.recall.ranking.RankingFixtures;
import dev.eddy.user.Aversion;
import dev.eddy.user.ClickDetails;
import dev.eddy.user.ClusterInput;
import dev.eddy.user.Impressions;
import dev.eddy.user.Interaction;
import dev.eddy.user.MemberUpdate.Change;
import dev.eddy.user.MemberUpdate.Gone;
import dev.eddy.user.MemberUpdate.Join;
import dev.eddy.user.MemberUpdate.Leave;
import dev.eddy.user.Mutes;
import dev.eddy.user.Placement;
import dev.eddy.user.UserSnapshot;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of the lists of clicks that come late, in the operator of the cluster stage. */
class LateClicksTest {
    private static final int CLUSTER = 3;
    private static final long LATE_MILLIS = RefreshHarness.LATE_AFTER.toMillis() + 1;

    private final StageOptions options = RecallOptions.defaults().stage(false);
    private boolean inputWaits = true;
    private KeyedTwoInputStreamOperatorTestHarness<Integer, ClusterInput, TableUpdate, Candidates> harness;

    @BeforeEach
    void open() throws Exception {
        harness = RefreshHarness.open(options, null, 1, 0, () -> inputWaits);
        harness.setProcessingTime(NOW);
        for (String item : List.of("a", "b", "c", "d")) {
            harness.processElement2(RankingFixtures.item(item, JAZZ, Float.NaN), 0);
        }
        onTime("bob", 1, "a", "b", "c", "d");
        assertThat(lists()).hasSize(1);
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void aLateClickIsAnsweredOnceThereIsTime() throws Exception {
        late("ann", 1, "a");
        assertThat(lists()).hasSize(1);
        pause();
        assertThat(lists()).hasSize(2);
        Candidates list = last();
        assertThat(list.userId()).isEqualTo("ann");
        assertThat(list.version()).isEqualTo(version(1));
        assertThat(list.appendedAtMillis()).isEqualTo(NOW - LATE_MILLIS);
        assertThat(list.profile().nextClusters()).containsExactly(7, 8);
        assertThat(items(list)).contains("b", "c", "d").doesNotContain("a");
        pause();
        assertThat(lists()).as("once").hasSize(2);
    }

    @Test
    void theStateIsUpToDateThoughTheListIsNotMade() throws Exception {
        late("ann", 1, "a", "b");
        onTime("cat", 1, "b");
        assertThat(items(last())).as("bob and ann had it").contains("a");
        assertThat(last().userId()).isEqualTo("cat");
    }

    @Test
    void whoClickedSeveralTimesGetsOneListForTheLatestClick() throws Exception {
        late("ann", 1, "a");
        lateClick("ann", 2, "b");
        lateClick("ann", 3, "c");
        pause();
        assertThat(lists()).hasSize(2);
        assertThat(last().version()).isEqualTo(version(3));
        assertThat(items(last())).containsExactly("d");
    }

    @Test
    void aListMadeMeanwhileTakesThePlaceOfTheOneOwed() throws Exception {
        late("ann", 1, "a");
        harness.processElement1(click("ann", 2, now(), "b"), 0);
        assertThat(last().version()).isEqualTo(version(2));
        pause();
        assertThat(lists()).hasSize(2);
    }

    @Test
    void whatIsOwedOutlastsARestart() throws Exception {
        late("ann", 1, "a");
        late("cat", 1, "b");
        harness.setProcessingTime(now() + 100);
        OperatorSubtaskState state = harness.snapshot(1, 1);
        harness.close();
        harness = RefreshHarness.open(options, state, 1, 0, () -> inputWaits);
        pause();
        assertThat(users()).containsExactlyInAnyOrder("ann", "cat");
        state = harness.snapshot(2, 2);
        harness.close();
        harness = RefreshHarness.open(options, state, 1, 0, () -> inputWaits);
        pause();
        assertThat(lists()).as("what is made is owed no longer").isEmpty();
    }

    @Test
    void whoMovesWithoutAClickGetsTheListBefore() throws Exception {
        late("ann", 1, "a");
        harness.processElement1(new Leave("ann", CLUSTER, NOW, List.of(), 0, ClickDetails.NONE), 0);
        assertThat(last().version()).isEqualTo(version(1));
    }

    @Test
    void whoIsForgottenOrMovesByAClickIsOwedNothing() throws Exception {
        late("ann", 1, "a");
        late("cat", 1, "a");
        harness.processElement1(new Gone("ann", CLUSTER, NOW, version(9), null), 0);
        harness.processElement1(new Leave("cat", CLUSTER, NOW, interactions("b"), 0, ClickDetails.NONE), 0);
        pause();
        assertThat(lists()).hasSize(2);
        assertThat(last().version()).as("of the empty list").isEqualTo(version(9));
    }

    /** The cluster borrows whoever has left it for another one of the same task. */
    @Test
    void aUserWhoMovesButStaysAsAGuestGetsTheListOfEachCluster() throws Exception {
        late("ann", 1, "a");
        becomeGuest("ann", 2, "b");
        UserSnapshot moved = user(CLUSTER + 1, "ann", 2, Aversion.NONE, false);
        harness.processElement1(new Join(moved, interactions("a", "b"), true, now() - LATE_MILLIS), 0);
        pause();
        assertThat(lists().stream().filter(list -> list.userId().equals("ann")))
                .extracting(Candidates::version)
                .containsExactly(version(1), version(2));
        assertThat(last().profile().cluster()).isEqualTo(CLUSTER + 1);
    }

    @Test
    void theListOwedToWhoIsAGuestNowKnowsWhatTheUserMutes() throws Exception {
        Mute mute = new Mute(Mute.Kind.TAG, "rock", Mute.FOREVER);
        var aversion = new Aversion(new Mutes(List.of(new Mutes.Muted(mute, NOW, 0))), Impressions.NONE);
        UserSnapshot muting = user(CLUSTER, "ann", 1, aversion, false);
        harness.processElement1(new Join(muting, interactions("a"), true, now() - LATE_MILLIS), 0);
        becomeGuest("ann", 1);
        pause();
        assertThat(last().version()).isEqualTo(version(1));
        assertThat(last().profile().mutes()).containsExactly(mute);
    }

    @Test
    void theListThatAMergedIdLeadsToIsThereBefore() throws Exception {
        late("ann", 1, "a");
        harness.processElement1(new Gone("cookie", CLUSTER, NOW, version(9), "ann"), 0);
        assertThat(users()).endsWith("ann", "cookie");
    }

    @Test
    void theEndOfTheInputLeavesNothingOwed() throws Exception {
        int many = 3 * OwedLists.MOST_AT_ONCE;
        for (int i = 0; i < many; i++) {
            late("user-" + i, 1, "a");
        }
        harness.getOperator().finish();
        assertThat(users())
                .containsAll(IntStream.range(0, many).mapToObj(i -> "user-" + i).toList());
    }

    private void onTime(String userId, long sequence, String... items) throws Exception {
        join(userId, sequence, now(), items);
    }

    private void late(String userId, long sequence, String... items) throws Exception {
        join(userId, sequence, now() - LATE_MILLIS, items);
    }

    private void join(String userId, long sequence, long appendedAt, String... items) throws Exception {
        harness.processElement1(new Join(user(userId, sequence), interactions(items), true, appendedAt), 0);
    }

    private void lateClick(String userId, long sequence, String item) throws Exception {
        harness.processElement1(click(userId, sequence, now() - LATE_MILLIS, item), 0);
    }

    private static Change click(String userId, long sequence, long appendedAt, String item) {
        return new Change(user(userId, sequence), interactions(item), true, appendedAt);
    }

    /** As the clusters are told that borrow a user. */
    private void becomeGuest(String userId, long sequence, String... items) throws Exception {
        UserSnapshot guest = user(CLUSTER, userId, sequence, Aversion.NONE, true);
        harness.processElement1(new Change(guest, interactions(items), false, 0), 0);
    }

    private long now() {
        return harness.getProcessingTime();
    }

    private void pause() throws Exception {
        inputWaits = false;
        harness.setProcessingTime(now() + 100);
        inputWaits = true;
    }

    private List<Candidates> lists() {
        return harness.extractOutputValues();
    }

    private Candidates last() {
        return lists().get(lists().size() - 1);
    }

    private List<String> users() {
        return lists().stream().map(Candidates::userId).toList();
    }

    private static List<String> items(Candidates list) {
        return list.merged().stream().map(Candidate::itemId).toList();
    }

    private static Version version(long sequence) {
        return new Version(0, sequence, 0);
    }

    private static UserSnapshot user(String userId, long sequence) {
        return user(CLUSTER, userId, sequence, Aversion.NONE, false);
    }

    private static UserSnapshot user(int cluster, String userId, long sequence, Aversion aversion, boolean isGuest) {
        var placement = new Placement(cluster, 1, List.of(7, 8));
        return new UserSnapshot(userId, placement, JAZZ, true, isGuest, aversion, NOW, version(sequence));
    }

    private static List<Interaction> interactions(String... items) {
        return Stream.of(items)
                .map(item -> new Interaction(item, NOW - 1_000, 0, 1))
                .toList();
    }
}
