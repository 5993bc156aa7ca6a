package dev.eddy.user;

import static dev.eddy.behaviour.Behaviours.click;
import static dev.eddy.behaviour.Behaviours.did;
import static dev.eddy.behaviour.Behaviours.impression;
import static dev.eddy.behaviour.Behaviours.merge;
import static dev.eddy.behaviour.Behaviours.visit;
import static dev.eddy.user.InterestFixtures.jazz;
import static dev.eddy.user.InterestFixtures.rock;
import static dev.eddy.user.InterestFixtures.untagged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourParser;
import dev.eddy.behaviour.BehaviourType;
import dev.eddy.centre.CentreSet;
import dev.eddy.centre.Provenance;
import dev.eddy.centre.Reach;
import dev.eddy.client.Version;
import dev.eddy.control.Command;
import dev.eddy.control.Command.Phase;
import dev.eddy.control.CommandProgress;
import dev.eddy.control.Commands;
import dev.eddy.control.ForgetUser;
import dev.eddy.control.Question;
import dev.eddy.control.SpaceVersions;
import dev.eddy.item.ItemUpdate;
import dev.eddy.item.ItemVector;
import dev.eddy.item.TableUpdate.NewTower;
import dev.eddy.item.TaggedBehaviour;
import dev.eddy.item.Transition;
import dev.eddy.item.VectorSpace;
import dev.eddy.option.Options;
import dev.eddy.record.KafkaRecord;
import dev.eddy.record.Parsed;
import dev.eddy.tower.Towers;
import dev.eddy.user.MemberUpdate.Change;
import dev.eddy.user.MemberUpdate.Gone;
import dev.eddy.user.MemberUpdate.Join;
import dev.eddy.user.MemberUpdate.Leave;
import dev.eddy.user.MemberUpdate.Refresh;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.stream.IntStream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.groups.OperatorMetricGroup;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.metrics.util.InterceptingOperatorMetricGroup;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UpdateUserOperatorTest {
    /** A user of one item counts as a twentieth. */
    private static final MembershipOptions SMALL_CLUSTERS = Options.with(
            Options.defaults(MembershipOptions.class),
            Map.of("internal.membership.users-per-cluster", "250", "internal.membership.retrain-untrained", "500"));

    private static final int MAX_PARALLELISM = 8;
    private static final long SECOND = 1_000;
    private static final long NOON = 1_767_268_800_000L;
    private static final CentreSet TWO_TASTES = CentreSet.of(
            CentreSet.TAG_SPACE, 1, 2, new int[] {10, 20}, new float[] {1, 0, 0, 1}, new Provenance(NOON, 0));
    private static final CentreSet SWAPPED = CentreSet.of(
            CentreSet.TAG_SPACE, 2, 2, new int[] {10, 20}, new float[] {0, 1, 1, 0}, new Provenance(NOON, 1));

    private static final CentreSet ROCK_IS_GONE =
            CentreSet.of(CentreSet.TAG_SPACE, 3, 2, new int[] {10}, new float[] {1, 0}, new Provenance(NOON, 1));

    /** Rock has too few fans, and borrows those whose interest is a third rock or more. */
    private static final CentreSet ROCK_BORROWS = CentreSet.of(
            CentreSet.TAG_SPACE,
            2,
            2,
            new int[] {10, 20},
            new float[] {1, 0, 0, 1},
            new float[] {2, .3f},
            new Provenance(NOON, 1));

    private static final VectorSpace MOVES = VectorSpace.ofBehaviour("moves", 3);

    private VectorSpace centreSpace = MOVES;
    private InterestOptions interestOptions = InterestFixtures.options();
    private MeteredOperator operator;
    private KeyedTwoInputStreamOperatorTestHarness<Integer, UserInput, Announcement, ClusterInput> harness;
    private long clock;

    @BeforeEach
    void open() throws Exception {
        open(null);
        announce(new Announcement.NewCentres(TWO_TASTES));
    }

    private void open(OperatorSubtaskState state) throws Exception {
        open(state, 1, 0);
    }

    private void open(OperatorSubtaskState state, int tasks, int task) throws Exception {
        operator = new MeteredOperator(interestOptions, centreSpace);
        harness = new KeyedTwoInputStreamOperatorTestHarness<>(
                operator, UserInput::bucket, null, Types.INT, MAX_PARALLELISM, tasks, task);
        var serializers = (SerializerConfigImpl) harness.getExecutionConfig().getSerializerConfig();
        serializers.setGenericTypes(false);
        harness.setup(MembershipDescriptors.OUTPUT.createSerializer(serializers));
        harness.setProcessingTime(clock);
        if (state == null) {
            harness.initializeEmptyState();
        } else {
            harness.initializeState(
                    AbstractStreamOperatorTestHarness.repartitionOperatorState(state, MAX_PARALLELISM, 1, tasks, task));
        }
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void aUserJoinsTheNearestClusterAndThenChangesInIt() throws Exception {
        send(jazz(click("ann", "a", NOON)));
        send(jazz(click("ann", "b", NOON + 1)));
        assertThat(updates())
                .extracting(MemberUpdate::cluster, Object::getClass, MemberUpdate::makesLists)
                .containsExactly(tuple(10, Join.class, true), tuple(10, Change.class, true));
    }

    @Test
    void withCentresInAnotherSpaceUsersGoByTheVectorsOfTheirItemsWhichAreRestoredAtAnotherParallelism()
            throws Exception {
        announce(new Announcement.NewVectors(
                ItemUpdate.of(new ItemVector("moves", "a", new float[] {0, 0, 1}).inVersion(5))));
        announce(new Announcement.NewVersions(new SpaceVersions("moves", 5, SpaceVersions.NONE)));
        // By tags, jazz is in 10; in the other space, item a is in 20.
        announce(new Announcement.NewCentres(CentreSet.of(
                "moves",
                2,
                3,
                new int[] {10, 20},
                new float[] {1, 0, 0, 0, 0, 1},
                Reach.none(2),
                new float[] {1, 0, 0, 1},
                new Provenance(NOON, 1))));
        send(jazz(click("ann", "b", NOON)));
        send(jazz(click("ann", "a", NOON + 1)));
        assertThat(updates()).extracting(MemberUpdate::cluster).containsExactly(10, 10, 20);
        assertThat(gauge("itemVectors")).isEqualTo(1);
        OperatorSubtaskState snapshot = harness.snapshot(1, 0);
        for (int task = 0; task < 2; task++) {
            harness.close();
            open(snapshot, 2, task);
            send(jazz(click(userOf(task, 2), "a", NOON)));
            assertThat(updates()).extracting(MemberUpdate::cluster).containsExactly(20);
        }
        // The option was set back: the centres in use go by their second vectors.
        centreSpace = VectorSpace.ofContent(VectorSpace.TAG, 2);
        for (int task = 0; task < 2; task++) {
            harness.close();
            open(snapshot, 2, task);
            assertThat(gauge("itemVectors")).isZero();
            send(jazz(click(userOf(task, 2), "a", NOON)));
            assertThat(updates()).extracting(MemberUpdate::cluster).containsExactly(10);
        }
    }

    @Test
    void inASpaceOfKindTowerUsersGoByWhatTheUserTowerComputesAlsoAfterARestart() throws Exception {
        centreSpace = VectorSpace.ofTower("taste", 2);
        harness.close();
        open(null);
        announce(new Announcement.NewVectors(
                ItemUpdate.of(new ItemVector("taste", "a", new float[] {1, 0}, new float[] {0, 1}))));
        announce(new Announcement.NewUserTower(new NewTower("taste", 0, Towers.newestClick(2))));
        announce(new Announcement.NewCentres(CentreSet.of(
                "taste",
                2,
                2,
                new int[] {10, 20},
                new float[] {1, 0, 0, 1},
                Reach.none(2),
                new float[] {1, 0, 0, 1},
                new Provenance(NOON, 1))));
        send(jazz(click("ann", "unknown", NOON)));
        send(jazz(click("ann", "a", NOON + 1)));
        assertThat(updates()).extracting(MemberUpdate::cluster).containsExactly(10, 10, 20);
        OperatorSubtaskState snapshot = harness.snapshot(1, 0);
        for (int task = 0; task < 2; task++) {
            harness.close();
            open(snapshot, 2, task);
            send(jazz(click(userOf(task, 2), "a", NOON)));
            assertThat(updates()).extracting(MemberUpdate::cluster).containsExactly(20);
        }
    }

    @Test
    void theUsersAreSampledOnceWhenThereAreEnoughForTwoClusters() throws Exception {
        harness.close();
        open(null);
        for (int user = 0; user < 9_999; user++) {
            send(jazz(click("user-" + user, "a", NOON)));
        }
        pass(5 * SECOND);
        assertThat(side(MembershipDescriptors.SAMPLES)).isEmpty();
        send(rock(click("ann", "b", NOON)));
        pass(5 * SECOND);
        List<UserSample> sample = side(MembershipDescriptors.SAMPLES);
        assertThat(sample).hasSize(10_000);
        assertThat(sample).extracting(UserSample::users).containsOnly(10_000.);
        assertThat(sample).extracting(UserSample::centreVersion).containsOnly(0L);
        assertThat(sample).filteredOn(user -> user.direction()[1] == 1).hasSize(1);
        pass(5 * SECOND);
        assertThat(side(MembershipDescriptors.SAMPLES)).as("once").hasSize(10_000);
    }

    /** The training of the first sample came to nothing, since other centres were in use when it ended. */
    @Test
    void usersAreSampledAgainWhenTheJobGoesBackToCentresThatItMayReplace() throws Exception {
        harness.close();
        open(null);
        for (int user = 0; user < 10_000; user++) {
            send(jazz(click("user-" + user, "a", NOON)));
        }
        pass(5 * SECOND);
        assertThat(side(MembershipDescriptors.SAMPLES)).hasSize(10_000);
        announce(new Announcement.NewCentres(
                CentreSet.of(CentreSet.TAG_SPACE, 1, 2, new int[] {0}, new float[] {1, 0}, new Provenance(NOON, 0))));
        pass(5 * SECOND);
        assertThat(side(MembershipDescriptors.SAMPLES)).hasSize(10_000);
        announce(new Announcement.NewCentres(
                Options.defaults(MembershipOptions.class).firstCentres(InterestFixtures.DIMENSION)));
        pass(5 * SECOND);
        assertThat(side(MembershipDescriptors.SAMPLES)).hasSize(20_000);
    }

    @Test
    void anEventThatComesTwiceCountsOnce() throws Exception {
        send(jazz(click("ann", "a", NOON)));
        send(jazz(click("ann", "a", NOON)));
        assertThat(updates()).hasSize(1);
        assertThat(side(MembershipDescriptors.DISTINCT)).hasSize(1);
    }

    @Test
    void whatWasHadAfterWhatIsPassedOnAndTakenBackWhenTheUserIsForgotten() throws Exception {
        send(jazz(click("ann", "a", NOON)));
        send(jazz(click("ann", "b", NOON + 1)));
        assertThat(side(MembershipDescriptors.TRANSITIONS)).containsExactly(new Transition("a", "b", 6));
        forget("ann", 7, NOON + 2);
        assertThat(side(MembershipDescriptors.TRANSITIONS))
                .contains(new Transition("a", "b", -6))
                .endsWith(Transition.PASS_ON);
    }

    @Test
    void aQuestionGoesToTheUsersClusterAndChangesNothing() throws Exception {
        send(jazz(click("ann", "a", NOON)));
        send(jazz(click("ann", "b", NOON + 1)));
        updates();
        var question = new Question("q", "ann", "a", Question.LAST);
        harness.processElement1(new UserInput.Asked(question), 0);
        UserQuestion asked = out(UserQuestion.class).get(0);
        assertThat(asked.cluster()).isEqualTo(10);
        assertThat(asked.question()).isEqualTo(question);
        assertThat(asked.user().asOfMillis()).isEqualTo(NOON + 1);
        assertThat(asked.user().version().sequence()).isEqualTo(2);
        assertThat(asked.recent()).extracting(Interaction::itemId).containsExactly("b", "a");
        send(jazz(click("ann", "c", NOON + 2)));
        assertThat(MemberUpdates.user(updates().get(0)).version().sequence()).isEqualTo(3);
    }

    @Test
    void aUserWhoOnlyVisitsHasListsFollowsNewCentresAndLeavesWhenNotSeenForLong() throws Exception {
        send(untagged(visit("ann", NOON)));
        MemberUpdate join = updates().get(0);
        assertThat(join).isInstanceOf(Join.class);
        assertThat(join.makesLists()).isTrue();
        assertThat(gauge("usersWithoutDirection")).isNaN();
        announce(new Announcement.NewCentres(ROCK_IS_GONE));
        pass(3_000);
        assertThat(gauge("usersWithoutDirection")).isEqualTo(1);
        assertThat(gauge("meanCosine")).isNaN();
        harness.processElement1(new UserInput.Asked(new Question("q", "ann", "a", Question.LAST)), 0);
        UserQuestion asked = out(UserQuestion.class).get(0);
        assertThat(asked.cluster()).isEqualTo(10);
        assertThat(asked.user().placement().centreVersion()).isEqualTo(3);
        long later = NOON + InterestFixtures.options().expireAfter().toMillis() + 86_400_000;
        send(untagged(visit(sameBucketAs("ann"), later)));
        send(untagged(visit(sameBucketAs("ann", 1), later)));
        updates();
        pass(3_000);
        assertThat(updates())
                .extracting(MemberUpdate::userId, MemberUpdate::cluster, Object::getClass)
                .containsExactly(tuple("ann", 10, Leave.class));
        assertThat(gauge("usersWithoutDirection")).isEqualTo(2);
    }

    @Test
    void aQuestionAboutNobodyGoesToNoCluster() throws Exception {
        harness.processElement1(new UserInput.Asked(new Question("q", "zoe", "a", 5)), 0);
        harness.processElement1(new UserInput.Asked(new Question("q", null, "a", Question.LAST)), 0);
        assertThat(out(UserQuestion.class))
                .extracting(
                        UserQuestion::cluster,
                        asked -> asked.user().userId(),
                        asked -> asked.user().asOfMillis())
                .containsExactly(
                        tuple(ClusterAssigner.NO_CLUSTER, "zoe", 5L),
                        tuple(ClusterAssigner.NO_CLUSTER, null, Question.LAST));
    }

    @Test
    void anImpressionIsPassedOnToPopularityOnly() throws Exception {
        send(jazz(impression("ann", "a", NOON)));
        assertThat(updates()).isEmpty();
        assertThat(side(MembershipDescriptors.DISTINCT)).hasSize(1);
    }

    @Test
    void newCentresMoveEveryoneWithoutAnEvent() throws Exception {
        send(jazz(click("ann", "a", NOON)));
        send(rock(click("bob", "b", NOON)));
        updates();
        announce(new Announcement.NewCentres(SWAPPED));
        pass(3_000);
        assertThat(updates())
                .extracting(MemberUpdate::userId, MemberUpdate::cluster, Object::getClass)
                .containsExactlyInAnyOrder(
                        tuple("ann", 10, Leave.class),
                        tuple("ann", 20, Join.class),
                        tuple("bob", 20, Leave.class),
                        tuple("bob", 10, Join.class));
        pass(3_000);
        assertThat(updates()).isEmpty();
    }

    @Test
    void whoMovedBeforeTheSwapWasTakenBackMovesBack() throws Exception {
        send(jazz(click("ann", "a", NOON)));
        announce(new Announcement.NewCentres(SWAPPED));
        send(jazz(click("ann", "b", NOON + 1)));
        assertThat(updates()).last().extracting(MemberUpdate::cluster).isEqualTo(20);
        OperatorSubtaskState state = harness.snapshot(1, 1);
        harness.close();
        open(state);
        announce(new Announcement.NewCentres(TWO_TASTES));
        pass(3_000);
        assertThat(updates())
                .extracting(MemberUpdate::cluster, Object::getClass)
                .containsExactly(tuple(20, Leave.class), tuple(10, Join.class));
        pass(3_000);
        assertThat(reports("centres:1"))
                .as("once")
                .extracting(CommandProgress::buckets)
                .containsExactly(1, -1);
    }

    @Test
    void ofTwoSwapsInQuickSuccessionTheLastCounts() throws Exception {
        send(jazz(click("ann", "a", NOON)));
        send(rock(click("bob", "b", NOON)));
        announce(new Announcement.NewCentres(SWAPPED));
        send(jazz(click("ann", "b", NOON + 1)));
        announce(new Announcement.NewCentres(ROCK_IS_GONE));
        send(rock(click("bob", "a", NOON + 1)));
        updates();
        pass(3_000);
        send(jazz(click("ann", "c", NOON + 2)));
        send(rock(click("bob", "c", NOON + 2)));
        assertThat(updates())
                .filteredOn(MemberUpdate::makesLists)
                .extracting(
                        MemberUpdate::cluster,
                        Object::getClass,
                        update -> MemberUpdates.user(update).placement().centreVersion())
                .containsExactly(tuple(10, Change.class, 3L), tuple(10, Change.class, 3L));
        assertThat(reports("centres:2"))
                .as("begun, and given up")
                .extracting(CommandProgress::buckets)
                .containsExactly(2);
        assertThat(reports("centres:3")).extracting(CommandProgress::buckets).containsExactly(2, -1, -1);
    }

    @Test
    void aSwapReportsItsProgress() throws Exception {
        send(jazz(click("ann", "a", NOON)));
        send(jazz(click(sameBucketAs("ann"), "a", NOON)));
        send(rock(click("bob", "b", NOON)));
        announce(new Announcement.NewCentres(SWAPPED));
        send(jazz(click("zoe", "a", NOON)));
        pass(5_000);
        assertThat(reports(CommandProgress.idOfSwapTo(2)))
                .containsExactlyInAnyOrder(
                        new CommandProgress("centres:2", Phase.ASSIGN, 0, 1, 2, -1, 0),
                        new CommandProgress("centres:2", Phase.ASSIGN, 0, 1, -1, UserInput.bucketOf("ann"), 2),
                        new CommandProgress("centres:2", Phase.ASSIGN, 0, 1, -1, UserInput.bucketOf("bob"), 1));
    }

    @Test
    void aWalkForACommandAndNewCentresReportsBoth() throws Exception {
        send(jazz(click("ann", "a", NOON)));
        updates();
        announce(new Announcement.NewCommand(Commands.of("r1", 7, Phase.EMIT, false, false, NOON)));
        announce(new Announcement.NewCentres(SWAPPED));
        pass(3_000);
        assertThat(updates())
                .extracting(MemberUpdate::cluster, Object::getClass)
                .containsExactly(tuple(10, Leave.class), tuple(20, Join.class), tuple(20, Refresh.class));
        assertThat(reports("r1")).extracting(CommandProgress::users).containsExactly(0, 1);
        assertThat(reports("centres:2")).extracting(CommandProgress::users).containsExactly(0, 1);
    }

    @Test
    void aSwapInTheMiddleOfARebuildReachesWhoWasWalkedBefore() throws Exception {
        send(jazz(click("ann", "a", NOON)));
        announce(new Announcement.NewCommand(Commands.of("r1", 7, Phase.ASSIGN, true, false, NOON)));
        pass(3_000);
        announce(new Announcement.NewCentres(SWAPPED));
        announce(new Announcement.NewCommand(Commands.of("r1", 8, Phase.EMIT, true, false, NOON)));
        updates();
        pass(3_000);
        assertThat(updates())
                .extracting(MemberUpdate::cluster, Object::getClass)
                .containsExactly(tuple(10, Leave.class), tuple(20, Join.class), tuple(20, Refresh.class));
    }

    @Test
    void aBucketWithoutAnyoneInAClusterIsNotWalked() throws Exception {
        announce(new Announcement.NewCentres(SWAPPED));
        send(untagged(impression("ann", "a", NOON)));
        pass(3_000);
        assertThat(reports("centres:2")).extracting(CommandProgress::buckets).containsExactly(0);
    }

    @Test
    void aCommandRefreshesEveryoneAndReportsItsProgress() throws Exception {
        send(jazz(click("ann", "a", NOON)));
        send(rock(click("bob", "b", NOON)));
        updates();
        announce(new Announcement.NewCommand(Commands.of("r1", 7, Phase.EMIT, true, false, NOON + 5)));
        pass(3_000);
        assertThat(updates()).hasSize(2).allSatisfy(update -> {
            assertThat(update).isInstanceOf(Refresh.class);
            assertThat(update.asOfMillis()).isEqualTo(NOON + 5);
            assertThat(MemberUpdates.user(update).version()).isEqualTo(new Version(0, 1, 7));
        });
        List<CommandProgress> reports = reports("r1");
        assertThat(reports).extracting(CommandProgress::buckets).containsExactly(2, -1, -1);
        assertThat(reports.subList(1, 3)).extracting(CommandProgress::users).containsExactly(1, 1);
    }

    @Test
    void onceACommandIsCarriedOutNothingOfWhatWasHadAfterWhatWaits() throws Exception {
        send(jazz(click("ann", "a", NOON)));
        announce(new Announcement.NewCommand(Commands.of("r1", 7, Phase.ASSIGN, true, false, NOON + 5)));
        assertThat(side(MembershipDescriptors.TRANSITIONS)).isEmpty();
        pass(3_000);
        assertThat(side(MembershipDescriptors.TRANSITIONS)).containsExactly(Transition.PASS_ON);
    }

    @Test
    void aUserWhoComesAfterACommandIsNotWalkedForIt() throws Exception {
        announce(new Announcement.NewCommand(Commands.of("r1", 7, Phase.EMIT, true, false, NOON)));
        send(jazz(click("ann", "a", NOON)));
        updates();
        pass(3_000);
        assertThat(updates()).isEmpty();
        assertThat(reports("r1")).extracting(CommandProgress::buckets).containsExactly(0);
    }

    @Test
    void aWalkGoesOnAfterARestore() throws Exception {
        send(jazz(click("ann", "a", NOON)));
        announce(new Announcement.NewCentres(SWAPPED));
        OperatorSubtaskState state = harness.snapshot(1, 1);
        harness.close();
        open(state);
        pass(3_000);
        assertThat(updates()).hasExactlyElementsOfTypes(Leave.class, Join.class);
        send(jazz(click("ann", "b", NOON + 1)));
        assertThat(updates())
                .extracting(update -> MemberUpdates.user(update).version())
                .containsExactly(new Version(0, 2, 0));
    }

    @Test
    void usersOfTheHistoryAreInTheSavepointAsOfTheirLastEvent() throws Exception {
        String other = sameBucketAs("ann");
        send(jazz(click("ann", "a", NOON).ofHistory()));
        send(jazz(click(other, "a", NOON).ofHistory()));
        send(jazz(click("bob", "a", NOON).ofHistory()));
        send(jazz(click("ann", "b", NOON + 1).ofHistory()));
        OperatorSubtaskState state = harness.snapshot(1, 1);
        harness.close();
        open(state);
        for (String user : List.of("ann", other, "bob")) {
            send(jazz(click(user, "c", NOON + 2)));
        }
        assertThat(updates())
                .as("known users")
                .hasOnlyElementsOfType(Change.class)
                .extracting(update -> MemberUpdates.user(update).version().sequence())
                .containsExactly(3L, 2L, 2L);
    }

    @Test
    void aWalkFindsTheUsersOfTheHistory() throws Exception {
        send(jazz(click("ann", "a", NOON).ofHistory()));
        send(jazz(click("ann", "b", NOON + 1)));
        send(jazz(click(sameBucketAs("ann"), "a", NOON).ofHistory()));
        updates();
        announce(new Announcement.NewCommand(Commands.of("r1", 7, Phase.EMIT, true, false, NOON)));
        pass(3_000);
        assertThat(updates()).extracting(MemberUpdate::userId).containsExactlyInAnyOrder("ann", sameBucketAs("ann"));
    }

    @Test
    void whoIsNotSeenForLongLeaves() throws Exception {
        long later = NOON + InterestFixtures.options().expireAfter().toMillis() + 86_400_000;
        send(jazz(click("ann", "a", NOON)));
        send(jazz(click(sameBucketAs("ann"), "a", later)));
        updates();
        pass(3_000);
        assertThat(updates()).as("one user's clock may be ahead").isEmpty();
        send(jazz(click(sameBucketAs("ann", 1), "a", later)));
        updates();
        pass(3_000);
        assertThat(updates())
                .extracting(MemberUpdate::userId, Object::getClass)
                .containsExactly(tuple("ann", Leave.class));
    }

    @Test
    void aRebuildOnAStreamThatEndedLongAgoKeepsItsUsers() throws Exception {
        send(jazz(click("ann", "a", NOON)));
        send(jazz(click(sameBucketAs("ann"), "a", NOON)));
        send(jazz(click("bob", "a", NOON)));
        updates();
        long yearsLater = NOON + 10 * InterestFixtures.options().expireAfter().toMillis();
        announce(new Announcement.NewCommand(
                new Command("r1", 7, Phase.BOTH, true, false, new Command.Lists(yearsLater, false, Command.EVER))));
        pass(3_000);
        assertThat(updates()).hasOnlyElementsOfType(Refresh.class).hasSize(3);
    }

    @Test
    void theListsThatHaveExpiredAreNotMadeAnewForTheStore() throws Exception {
        long weekLater = NOON + 7 * 86_400_000L;
        send(jazz(click("ann", "a", NOON)));
        send(jazz(click(sameBucketAs("ann"), "a", weekLater + 60_000)));
        send(jazz(click(sameBucketAs("ann", 1), "a", weekLater + 60_000)));
        updates();
        announce(new Announcement.NewCommand(new Command(
                "store", 7, Phase.EMIT, false, false, new Command.Lists(2 * weekLater, false, 7 * 86_400_000L))));
        pass(3_000);
        assertThat(updates())
                .extracting(MemberUpdate::userId, Object::getClass)
                .containsExactlyInAnyOrder(
                        tuple(sameBucketAs("ann"), Refresh.class), tuple(sameBucketAs("ann", 1), Refresh.class));
        assertThat(reports("store")).extracting(CommandProgress::users).containsExactly(0, 3);
    }

    @Test
    void aForgottenUserIsGoneAndTheirOlderEventsStayIgnored() throws Exception {
        send(jazz(click("ann", "a", NOON)));
        send(jazz(click("bob", "a", NOON)));
        updates();
        forget("ann", 4, NOON + 10);
        assertThat(updates())
                .extracting(
                        MemberUpdate::userId,
                        MemberUpdate::cluster,
                        Object::getClass,
                        update -> ((Gone) update).version())
                .containsExactly(tuple("ann", 10, Gone.class, new Version(4, 0, 0)));
        // A replay, a record that waited for its item, a savepoint: the event comes again, and so does the order.
        send(jazz(click("ann", "a", NOON)));
        assertThat(updates()).isEmpty();
        OperatorSubtaskState state = harness.snapshot(1, 1);
        harness.close();
        open(state);
        send(jazz(click("ann", "b", NOON + 10)));
        assertThat(updates()).isEmpty();
        assertThat(side(MembershipDescriptors.DISTINCT)).isEmpty();
        // What the user does afterwards is a new beginning.
        send(jazz(click("ann", "c", NOON + 11)));
        send(jazz(click("ann", "b", NOON + 9)));
        assertThat(updates()).singleElement().satisfies(join -> {
            assertThat(join).isInstanceOf(Join.class);
            assertThat(MemberUpdates.interactions(join)).hasSize(1);
            assertThat(MemberUpdates.user(join).version()).isEqualTo(new Version(4, 1, 0));
        });
    }

    /** After a failure an order for all ids of a person, by way of another id, may come before an older one of this id. */
    @Test
    void anOrderToForgetThatComesAfterALaterOneChangesNothing() throws Exception {
        forget("ann", 5, NOON + 10);
        send(jazz(click("ann", "c", NOON + 11)));
        updates();
        forget("ann", 1, NOON);
        assertThat(updates()).as("ann stays").isEmpty();
        send(jazz(click("ann", "a", NOON + 1)));
        assertThat(updates()).as("from before the later order").isEmpty();
        send(jazz(click("ann", "d", NOON + 12)));
        assertThat(updates())
                .singleElement()
                .satisfies(change ->
                        assertThat(MemberUpdates.user(change).version()).isEqualTo(new Version(5, 2, 0)));
    }

    @Test
    void anOrderToForgetThatComesAfterALaterOneBringsBackNothing() throws Exception {
        forget("ann", 5, NOON + 10);
        forget("ann", 1, NOON);
        updates();
        send(jazz(click("ann", "a", NOON + 1)));
        assertThat(updates()).as("from before the later order").isEmpty();
    }

    @Test
    void mergedIdsSurviveARestoreAndAreForgottenAsOne() throws Exception {
        send(jazz(click("cookie", "a", NOON)));
        send(untagged(merge("ann", "cookie", NOON + 1)));
        handOver();
        OperatorSubtaskState state = harness.snapshot(1, 1);
        harness.close();
        open(state);
        send(jazz(click("cookie", "b", NOON + 2)));
        assertThat(updates()).as("the lists are ann's").isEmpty();
        handOver();
        assertThat(updates()).first().satisfies(join -> {
            assertThat(join.userId()).isEqualTo("ann");
            assertThat(MemberUpdates.interactions(join))
                    .extracting(Interaction::itemId)
                    .containsExactly("b", "a");
        });
        forget("cookie", 4, NOON + 10);
        handOver();
        assertThat(updates()).extracting(MemberUpdate::userId).contains("ann", "cookie");
        send(jazz(click("ann", "a", NOON)));
        send(jazz(click("cookie", "b", NOON + 2)));
        assertThat(updates()).as("from before they were forgotten").isEmpty();
    }

    @Test
    void clicksThatAnIdHoldsBackReachTheUserASecondLater() throws Exception {
        send(untagged(merge("ann", "cookie", NOON)));
        handOver();
        for (int i = 1; i <= 20; i++) {
            send(jazz(click("cookie", "item-" + i, NOON + i)));
        }
        assertThat(side(MembershipDescriptors.HANDOVERS))
                .as("the first at once")
                .hasSize(1);
        handOver();
        updates();
        pass(3_000);
        assertThat(side(MembershipDescriptors.HANDOVERS)).as("all others").hasSize(1);
        handOver();
        assertThat(updates())
                .first()
                .satisfies(join -> assertThat(MemberUpdates.interactions(join)).hasSize(20));
        pass(3_000);
        assertThat(side(MembershipDescriptors.HANDOVERS)).isEmpty();
    }

    @Test
    void noClickOfAnIdIsHeldBackAtACheckpoint() throws Exception {
        send(untagged(merge("ann", "cookie", NOON)));
        handOver();
        send(jazz(click("cookie", "a", NOON + 1)));
        handOver();
        send(jazz(click("cookie", "b", NOON + 2)));
        assertThat(side(MembershipDescriptors.HANDOVERS)).isEmpty();
        harness.prepareSnapshotPreBarrier(1);
        assertThat(side(MembershipDescriptors.HANDOVERS)).hasSize(1);
        handOver();
        pass(3_000);
        assertThat(side(MembershipDescriptors.HANDOVERS)).isEmpty();
    }

    @Test
    void mergedIdsExpireWithTheirUser() throws Exception {
        send(jazz(click("cookie", "a", NOON)));
        send(untagged(merge("ann", "cookie", NOON + 1)));
        handOver();
        long later = NOON + 40 * 86_400_000L;
        for (String userId : List.of("ann", "cookie")) {
            send(jazz(click(sameBucketAs(userId), "a", later)));
            send(jazz(click(sameBucketAs(userId, 1), "a", later + 60_000)));
        }
        pass(3_000);
        handOver();
        assertThat(operator.count("usersExpired")).isEqualTo(2);
        updates();
        // Nothing of the id is left with the user either.
        send(untagged(merge("ann", "cookie", later)));
        handOver();
        assertThat(updates())
                .filteredOn(Join.class::isInstance)
                .last()
                .satisfies(join -> assertThat(MemberUpdates.interactions(join)).isEmpty());
    }

    @Test
    void aMergeThatCannotBeIsADeadLetter() throws Exception {
        send(untagged(merge("ann", "cookie", NOON)));
        handOver();
        send(untagged(merge("bob", "cookie", NOON + 1)));
        handOver();
        assertThat(side(MembershipDescriptors.REFUSED)).singleElement().satisfies(refused -> {
            assertThat(refused.reason()).isEqualTo("cookie is merged into ann");
            var record = new KafkaRecord(
                    "",
                    0,
                    0,
                    NOON + 1,
                    null,
                    refused.deadLetter("behaviour-events").value());
            assertThat(new BehaviourParser().parse(record).value()).isEqualTo(merge("bob", "cookie", NOON + 1));
        });
        assertThat(operator.count("mergesRefused")).isEqualTo(1);
        assertThat(operator.count("usersMerged")).isEqualTo(1);
    }

    /** As the topic of the job does, until nobody tells anybody. */
    private void handOver() throws Exception {
        for (var told = side(MembershipDescriptors.HANDOVERS);
                !told.isEmpty();
                told = side(MembershipDescriptors.HANDOVERS)) {
            harness.getSideOutput(MembershipDescriptors.HANDOVERS).clear();
            for (Handover handover : told) {
                Parsed<Handover> read = new HandoverRecord(InterestFixtures.DIMENSION)
                        .parse(new KafkaRecord("", 0, 0, NOON, null, HandoverRecord.encode(handover)));
                harness.processElement1(new UserInput.HandedOver(read.value()), 0);
            }
        }
    }

    @Test
    void anOrderToForgetAUserNobodyKnowsStillClearsTheirLists() throws Exception {
        forget("zoe", 4, NOON);
        assertThat(updates())
                .extracting(MemberUpdate::cluster, Object::getClass)
                .containsExactly(tuple(ClusterAssigner.NO_CLUSTER, Gone.class));
    }

    @Test
    void theTombstoneExpires() throws Exception {
        forget("ann", 4, NOON);
        updates();
        clock += Options.defaults(MembershipOptions.class).tombstoneFor().toMillis() + 1;
        harness.setStateTtlProcessingTime(clock);
        send(jazz(click("ann", "a", NOON)));
        assertThat(updates())
                .extracting(update -> MemberUpdates.user(update).version())
                .containsExactly(new Version(0, 1, 0));
    }

    @Test
    void twoCommandsAtATimeAreBothCarriedOut() throws Exception {
        send(jazz(click("ann", "a", NOON)));
        updates();
        announce(new Announcement.NewCommand(Commands.of("r1", 7, Phase.ASSIGN, true, false, NOON)));
        announce(new Announcement.NewCommand(Commands.of("store", 8, Phase.EMIT, false, false, NOON)));
        pass(4_000);
        assertThat(updates()).hasExactlyElementsOfTypes(Refresh.class);
        assertThat(side(MembershipDescriptors.PROGRESS))
                .extracting(CommandProgress::commandId, CommandProgress::bucket)
                .contains(tuple("r1", UserInput.bucketOf("ann")), tuple("store", UserInput.bucketOf("ann")));
    }

    @Test
    void aRobotsEventsAreCountedAndNotPassedOnToPopularity() throws Exception {
        reopen(InterestFixtures.robotsBeyond(3));
        for (int i = 0; i < 5; i++) {
            send(jazz(click("ann", "item-" + i, NOON + i * SECOND)));
        }
        send(jazz(impression("ann", "a", NOON + 6 * SECOND)));
        send(jazz(click("bob", "a", NOON)));
        assertThat(side(MembershipDescriptors.DISTINCT))
                .extracting(Behaviour::userId, Behaviour::itemId)
                .containsExactly(
                        tuple("ann", "item-0"), tuple("ann", "item-1"), tuple("ann", "item-2"), tuple("bob", "a"));
        assertThat(operator.count("robotEvents")).isEqualTo(3);
        assertThat(operator.count("unansweredEvents")).as("the impression").isOne();
        assertThat(operator.count("distinct")).isEqualTo(7);
        assertThat(updates())
                .as("the robot still gets lists, and counts for nobody else's")
                .extracting(
                        MemberUpdate::userId,
                        MemberUpdate::makesLists,
                        update -> MemberUpdates.user(update).contributes())
                .containsExactly(
                        tuple("ann", true, true),
                        tuple("ann", true, true),
                        tuple("ann", true, true),
                        tuple("ann", true, false),
                        tuple("ann", true, false),
                        tuple("bob", true, true));
    }

    @Test
    void aRobotsHistoryIsNotPassedOnToPopularityAlsoAfterALiveClick() throws Exception {
        reopen(InterestFixtures.robotsBeyond(3));
        send(jazz(click("ann", "live", NOON)));
        for (int i = 0; i < 5; i++) {
            send(jazz(click("ann", "item-" + i, NOON - 100 * 86_400_000L + i)));
        }
        send(jazz(click("ann", "live too", NOON + SECOND)));
        assertThat(side(MembershipDescriptors.DISTINCT))
                .extracting(Behaviour::itemId)
                .containsExactly("live", "item-0", "item-1", "item-2", "live too");
    }

    @Test
    void whoCalmsDownIsPassedOnAgain() throws Exception {
        reopen(InterestFixtures.robotsBeyond(3));
        for (int i = 0; i < 5; i++) {
            send(jazz(click("ann", "item-" + i, NOON + i)));
        }
        updates();
        send(jazz(click("ann", "later", NOON + 3 * 86_400_000L)));
        assertThat(updates())
                .extracting(update -> MemberUpdates.user(update).contributes())
                .containsExactly(true);
        assertThat(side(MembershipDescriptors.DISTINCT))
                .extracting(Behaviour::itemId)
                .contains("later");
        assertThat(operator.count("robotEvents")).isEqualTo(2);
    }

    @Test
    void theOldClusterIsToldTheClickThatMadeTheUserMove() throws Exception {
        send(jazz(click("ann", "a", NOON)));
        updates();
        send(rock(did(BehaviourType.PURCHASE, "ann", "b", NOON + 1)));
        assertThat(updates())
                .extracting(Object::getClass, MemberUpdate::click)
                .containsExactly(tuple(Leave.class, new Interaction("b", NOON + 1, 0, 4)), tuple(Join.class, null));
        assertThat(operator.count("clusterMoves")).isEqualTo(1);
    }

    @Test
    void aGuestIsStillOneAfterARestore() throws Exception {
        announce(new Announcement.NewCentres(ROCK_BORROWS));
        sendJazzFanWhoIsAGuestOfRock("ann");
        updates();
        OperatorSubtaskState state = harness.snapshot(1, 1);
        harness.close();
        open(state);
        send(jazz(click("ann", "d", NOON)));
        assertThat(updates())
                .extracting(MemberUpdate::cluster, Object::getClass, MemberUpdate::makesLists, MemberUpdate::click)
                .containsExactly(
                        tuple(20, Change.class, false, null),
                        tuple(10, Change.class, true, new Interaction("d", NOON, 0, 1)));
        assertThat(operator.count("clusterMoves")).isZero();
    }

    @Test
    void clustersThatBeginToBorrowAreToldOfTheirGuests() throws Exception {
        sendJazzFanWhoIsAGuestOfRock("ann");
        send(jazz(click("bob", "a", NOON)));
        updates();
        announce(new Announcement.NewCentres(ROCK_BORROWS));
        pass(3_000);
        assertThat(updates()).singleElement().satisfies(join -> {
            assertThat(join.userId()).isEqualTo("ann");
            assertThat(join.cluster()).isEqualTo(20);
            assertThat(join).isInstanceOf(Join.class);
            assertThat(MemberUpdates.interactions(join)).hasSize(3);
            assertThat(join.makesLists()).isFalse();
        });
    }

    @Test
    void aGuestWhoIsForgottenOrNotSeenForLongLeavesTheHostToo() throws Exception {
        announce(new Announcement.NewCentres(ROCK_BORROWS));
        sendJazzFanWhoIsAGuestOfRock("ann");
        updates();
        forget("ann", 4, NOON);
        assertThat(updates())
                .extracting(MemberUpdate::cluster, Object::getClass)
                .containsExactly(tuple(20, Leave.class), tuple(10, Gone.class));
        sendJazzFanWhoIsAGuestOfRock("bob");
        long later = NOON + InterestFixtures.options().expireAfter().toMillis() + 86_400_000;
        send(jazz(click(sameBucketAs("bob"), "a", later)));
        send(jazz(click(sameBucketAs("bob", 1), "a", later)));
        updates();
        pass(3_000);
        assertThat(updates())
                .extracting(MemberUpdate::userId, MemberUpdate::cluster, Object::getClass)
                .containsExactly(tuple("bob", 20, Leave.class), tuple("bob", 10, Leave.class));
    }

    @Test
    void theDriftOutlastsARestoreWithOtherTasks() throws Exception {
        send(jazz(click("ann", "a", NOON)));
        send(jazz(click("bob", "a", NOON)));
        send(rock(click("cat", "a", NOON)));
        send(rock(click("cat", "b", NOON)));
        send(jazz(click("cat", "c", NOON)));
        send(untagged(click("dan", "a", NOON)));
        pass(3_000);
        double meanCosine = (1 + 1 + 2 / Math.sqrt(5)) / 3;
        assertThat(gauge("meanCosine")).isCloseTo(meanCosine, within(1e-6));
        assertThat(gauge("largestToMean")).isCloseTo(4. / 3, within(1e-6));
        assertThat(gauge("usersWithoutDirection")).isEqualTo(1);
        assertThat(gauge("movesPer1000Events")).isZero();
        assertThat(gauge("retrainDue")).isZero();
        OperatorSubtaskState state = harness.snapshot(1, 1);
        harness.close();
        double withoutDirection = 0;
        for (int task = 0; task < 2; task++) {
            open(state, 2, task);
            pass(3_000);
            withoutDirection += Math.max(0, gauge("usersWithoutDirection"));
            assertThat(gauge("movesPer1000Events")).isZero();
            if (!Double.isNaN(gauge("meanCosine"))) {
                assertThat(gauge("meanCosine")).isCloseTo(meanCosine, within(1e-6));
                assertThat(gauge("largestToMean")).isCloseTo(4. / 3, within(1e-6));
            }
            if (task == 0) {
                harness.close();
            }
        }
        assertThat(withoutDirection).isEqualTo(1);
    }

    @Test
    void aUserWhoMovesAndOneWhoIsForgottenAreCounted() throws Exception {
        send(jazz(click("ann", "a", NOON)));
        send(jazz(click("bob", "a", NOON)));
        send(rock(did(BehaviourType.PURCHASE, "ann", "b", NOON)));
        forget("bob", 4, NOON);
        pass(3_000);
        assertThat(gauge("movesPer1000Events")).isCloseTo(1_000 / 3., within(.1));
        assertThat(gauge("largestToMean")).as("ann alone, in two clusters").isEqualTo(2);
        assertThat(gauge("meanCosine")).isCloseTo(4 / Math.sqrt(17), within(1e-6));
    }

    @Test
    void trainingIsDueOnceTheCentresAreOld() throws Exception {
        send(jazz(click("ann", "a", NOON)));
        pass(3_000);
        assertThat(gauge("retrainDue")).isZero();
        long later = NOON
                + Options.defaults(MembershipOptions.class).retrain().after().toMillis()
                + 120_000;
        send(jazz(click("ann", "b", later)));
        pass(3_000);
        assertThat(gauge("retrainDue")).as("one user's clock may be ahead").isZero();
        send(jazz(click(sameBucketAs("ann"), "b", later + 60_000)));
        pass(3_000);
        assertThat(gauge("retrainDue")).isEqualTo(1);
        announce(new Announcement.NewCentres(CentreSet.of(
                CentreSet.TAG_SPACE, 2, 2, new int[] {10, 20}, new float[] {1, 0, 0, 1}, new Provenance(later, 1))));
        pass(3_000);
        assertThat(gauge("retrainDue")).isZero();
    }

    private void sendJazzFanWhoIsAGuestOfRock(String userId) throws Exception {
        send(jazz(click(userId, "a", NOON)));
        send(jazz(click(userId, "b", NOON)));
        send(rock(click(userId, "c", NOON)));
    }

    private void reopen(InterestOptions options) throws Exception {
        harness.close();
        interestOptions = options;
        open();
    }

    private void forget(String userId, long number, long appendedAtMillis) throws Exception {
        harness.processElement1(new UserInput.Order(new ForgetUser(userId, number, appendedAtMillis)), 0);
    }

    private static String userOf(int task, int tasks) {
        return IntStream.iterate(0, i -> i + 1)
                .mapToObj(i -> "user-" + i)
                .filter(user -> KeyGroupRangeAssignment.assignKeyToParallelOperator(
                                UserInput.bucketOf(user), MAX_PARALLELISM, tasks)
                        == task)
                .findFirst()
                .orElseThrow();
    }

    private static String sameBucketAs(String userId) {
        return sameBucketAs(userId, 0);
    }

    /** @param skipped how many others of the bucket are passed over */
    private static String sameBucketAs(String userId, int skipped) {
        return IntStream.iterate(0, i -> i + 1)
                .mapToObj(i -> "user-" + i)
                .filter(other -> UserInput.bucketOf(other) == UserInput.bucketOf(userId))
                .skip(skipped)
                .findFirst()
                .orElseThrow();
    }

    private void send(TaggedBehaviour event) throws Exception {
        harness.processElement1(new UserInput.Event(event), 0);
    }

    private void announce(Announcement announcement) throws Exception {
        harness.processElement2(announcement, 0);
    }

    private void pass(long millis) throws Exception {
        for (long end = clock + millis; clock < end; ) {
            clock += 100;
            harness.setProcessingTime(clock);
        }
    }

    private List<MemberUpdate> updates() {
        return out(MemberUpdate.class);
    }

    private <T extends ClusterInput> List<T> out(Class<T> kind) {
        List<ClusterInput> out = harness.extractOutputValues();
        harness.getOutput().clear();
        return out.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private double gauge(String metric) {
        return operator.gauge(metric);
    }

    private List<CommandProgress> reports(String commandId) {
        return side(MembershipDescriptors.PROGRESS).stream()
                .filter(report -> report.commandId().equals(commandId))
                .toList();
    }

    private <T> List<T> side(OutputTag<T> tag) {
        Queue<StreamRecord<T>> queue = harness.getSideOutput(tag);
        return queue == null
                ? List.of()
                : queue.stream().map(StreamRecord::getValue).toList();
    }

    /** The operator, with its metrics open to the test. */
    private static final class MeteredOperator extends UpdateUserOperator {
        private final transient InterceptingOperatorMetricGroup readable = new InterceptingOperatorMetricGroup();

        private MeteredOperator(InterestOptions interestOptions, VectorSpace centreSpace) {
            super(interestOptions, SMALL_CLUSTERS, InterestFixtures.DIMENSION, centreSpace);
        }

        @Override
        public OperatorMetricGroup getMetricGroup() {
            return readable;
        }

        private double gauge(String metric) {
            return ((Number) ((Gauge<?>) readable.get(metric)).getValue()).doubleValue();
        }

        private long count(String metric) {
            return ((Counter) readable.get(metric)).getCount();
        }
    }
}
