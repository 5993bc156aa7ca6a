package dev.eddy.recall;

import static dev.eddy.recall.ranking.RankingFixtures.JAZZ;
import static dev.eddy.recall.ranking.RankingFixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.client.Candidate;
import dev.eddy.client.FeatureWeights;
import dev.eddy.client.Version;
import dev.eddy.control.Question;
import dev.eddy.control.SpaceVersions;
import dev.eddy.item.ItemUpdate;
import dev.eddy.item.ItemVector;
import dev.eddy.item.Popular;
import dev.eddy.item.TableUpdate;
import dev.eddy.item.TableUpdate.HotItem;
import dev.eddy.item.VectorSpace;
import dev.eddy.job.RecallOptions;
import dev.eddy.option.Options;
import dev.eddy.recall.channel.ChannelInfo;
import dev.eddy.recall.channel.Channels;
import dev.eddy.recall.cluster.FilterOptions;
import dev.eddy.recall.cluster.Segment;
import dev.eddy.recall.items.NeighbourOptions;
import dev.eddy.recall.ranking.FeatureSpace;
import dev.eddy.recall.ranking.LinearRanker;
import dev.eddy.recall.ranking.RankingFixtures;
import dev.eddy.recall.ranking.ScoringOptions.Learning;
import dev.eddy.recall.search.RetrievalOptions;
import dev.eddy.tower.Towers;
import dev.eddy.user.ClickDetails;
import dev.eddy.user.ClusterAssigner;
import dev.eddy.user.ClusterInput;
import dev.eddy.user.Interaction;
import dev.eddy.user.InterestOptions;
import dev.eddy.user.MemberUpdate;
import dev.eddy.user.MemberUpdate.Change;
import dev.eddy.user.MemberUpdate.Gone;
import dev.eddy.user.MemberUpdate.Join;
import dev.eddy.user.MemberUpdate.Leave;
import dev.eddy.user.MemberUpdate.Refresh;
import dev.eddy.user.Placement;
import dev.eddy.user.UserQuestion;
import dev.eddy.user.UserSnapshot;
import dev.eddy.vector.HalfLives;
import dev.eddy.vector.Heat;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RefreshOperatorTest {
    private static final long HOUR = 3_600_000;
    private static final int CLUSTER = 3;

    private Learning learning = Learning.ON;
    private List<VectorSpace> spaces = List.of();
    private RetrievalOptions retrieval = Options.defaults(RetrievalOptions.class);

    private KeyedTwoInputStreamOperatorTestHarness<Integer, ClusterInput, TableUpdate, Candidates> harness;

    @BeforeEach
    void open() throws Exception {
        open(null, true);
        tellItems();
    }

    private void tellItems() throws Exception {
        for (String item : List.of("a", "b", "c")) {
            tell(RankingFixtures.item(item, JAZZ, Float.NaN));
        }
    }

    private void tell(ItemUpdate item) throws Exception {
        harness.processElement2(item, 0);
    }

    private void open(OperatorSubtaskState state, boolean serveChannels) throws Exception {
        open(state, serveChannels, 1, 0);
    }

    private void open(OperatorSubtaskState state, boolean serveChannels, int tasks, int task) throws Exception {
        var stage = new StageOptions(
                Options.defaults(NeighbourOptions.class),
                Options.defaults(FilterOptions.class),
                retrieval,
                RecallOptions.defaults().scoring().with(learning),
                spaces,
                Options.defaults(InterestOptions.class),
                serveChannels);
        harness = RefreshHarness.open(stage, state, tasks, task);
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void whatOneMemberHadIsRecalledForAnother() throws Exception {
        send(join("bob", 2, "a", "b"));
        send(join("ann", 1, "a"));
        Candidates lists = last();
        assertThat(lists.userId()).isEqualTo("ann");
        assertThat(lists.version()).isEqualTo(new Version(0, 1, 0));
        assertThat(lists.merged()).extracting(Candidate::itemId).contains("b").doesNotContain("a");
        assertThat(lists.channels())
                .containsOnlyKeys(
                        Channels.BUILT_IN.stream().map(ChannelInfo::name).toList());
        assertThat(lists.profile().cluster()).isEqualTo(CLUSTER);
    }

    /** Who asks for the instant of the stored list is told of that list, whatever came since. */
    @Test
    void aListTellsTheInstantThatItWasMadeFor() throws Exception {
        MemberUpdate click = join("ann", 1, "a");
        send(click);
        assertThat(last().profile().asOfMillis()).isEqualTo(click.asOfMillis());
        send(refreshAsOf(click.asOfMillis() + 86_400_000, "ann", 1));
        assertThat(last().profile().asOfMillis()).isEqualTo(click.asOfMillis() + 86_400_000);
    }

    @Test
    void whatAMemberHasHadByNowIsNoLongerRecalled() throws Exception {
        send(join("bob", 2, "a", "b", "c"));
        send(join("ann", 1, "a"));
        send(change("ann", 2, "b"));
        assertThat(last().merged()).extracting(Candidate::itemId).containsExactly("c");
    }

    @Test
    void whatIsNearIsFoundThoughNobodyHadIt() throws Exception {
        findingItems();
        tell(RankingFixtures.record("new", JAZZ));
        send(join("ann", 1, "a"));
        assertThat(tagged()).containsExactlyInAnyOrder("b", "c", "new");
        assertThat(last().merged()).extracting(Candidate::itemId).contains("new");
    }

    @Test
    void whatIsNearIsLookedForOnceInAWhileAndForACommandAtOnce() throws Exception {
        findingItems();
        send(join("ann", 1, "a"));
        tell(RankingFixtures.item("seen", JAZZ, Float.NaN));
        send(change("ann", 2, "b"));
        assertThat(tagged()).as("in the same minute").containsExactly("c");
        send(refresh("ann", 2));
        assertThat(tagged()).containsExactlyInAnyOrder("c", "seen");
    }

    @Test
    void afterARestartAnItemThatNothingHappenedWithIsStillFound() throws Exception {
        findingItems();
        tell(RankingFixtures.record("new", JAZZ));
        send(join("ann", 1, "a"));
        reopen(retrieval);
        send(change("ann", 2, "b"));
        assertThat(tagged()).containsExactlyInAnyOrder("c", "new");
        reopen(Options.defaults(RetrievalOptions.class));
        send(change("ann", 3, "b"));
        assertThat(tagged()).as("nothing is to be found any more").isEmpty();
    }

    @Test
    void whatIsGoneIsNotFoundNorWrittenAndComesBackWhole() throws Exception {
        findingItems();
        tell(RankingFixtures.record("new", JAZZ));
        send(join("ann", 1, "a"));
        assertThat(tagged()).containsExactlyInAnyOrder("b", "c", "new");
        tell(ItemUpdate.gone("new"));
        send(refresh("ann", 1));
        assertThat(tagged()).containsExactlyInAnyOrder("b", "c");
        reopen(retrieval);
        send(refresh("ann", 1));
        assertThat(tagged()).as("nor after a restart").containsExactlyInAnyOrder("b", "c");
        tell(RankingFixtures.record("new", JAZZ));
        send(refresh("ann", 1));
        assertThat(tagged()).containsExactlyInAnyOrder("b", "c", "new");
    }

    @Test
    void whatIsSimilarToAnItemIsToldOnceItIsClickedAndOnceSomethingNewIs() throws Exception {
        reopen(Options.defaults(RetrievalOptions.class).relating(Duration.ofHours(1)));
        send(join("ann", 1, "a"));
        assertThat(similar()).extracting(SharedUpdate::id).containsExactly("a");
        assertThat(similar().get(0).candidates()).extracting(Candidate::itemId).containsExactly("b", "c");
        assertThat(last().channels().get("i2i")).extracting(Candidate::itemId).containsExactly("b", "c");
        tell(RankingFixtures.record("new", JAZZ));
        assertThat(similar()).extracting(SharedUpdate::id).containsExactly("a", "new", "a");
        assertThat(similar().get(1).candidates())
                .extracting(Candidate::itemId)
                .containsExactlyInAnyOrder("a", "b", "c");
        assertThat(similar().get(2).candidates())
                .extracting(Candidate::itemId)
                .containsExactlyInAnyOrder("b", "c", "new");
        send(join("bob", 1, "a"));
        assertThat(similar()).as("in the same hour").hasSize(3);
        assertThat(last().channels().get("i2i"))
                .extracting(Candidate::itemId)
                .containsExactlyInAnyOrder("b", "c", "new");
    }

    @Test
    void ofManyNewItemsOneComesAfterTheOtherThoughNothingHappens() throws Exception {
        reopen(Options.defaults(RetrievalOptions.class).relating(Duration.ofHours(1)));
        harness.setProcessingTime(1_000);
        for (int i = 0; i < 15; i++) {
            tell(RankingFixtures.record("new-" + i, JAZZ));
        }
        assertThat(idsOfNew()).hasSize(10);
        tell(ItemUpdate.TICK);
        assertThat(idsOfNew()).hasSize(10);
        harness.setProcessingTime(1_100);
        tell(ItemUpdate.TICK);
        assertThat(idsOfNew()).hasSize(15);
    }

    private Set<String> idsOfNew() {
        return similar().stream()
                .map(SharedUpdate::id)
                .filter(id -> id.startsWith("new"))
                .collect(Collectors.toSet());
    }

    @Test
    void eachInterestHasItsShareOfAListOfItsOwn() throws Exception {
        reopen(Options.with(
                Options.defaults(RetrievalOptions.class).searching(Duration.ofMinutes(1)),
                Map.of("internal.retrieval.interests", 2)));
        for (int i = 0; i < 120; i++) {
            tell(RankingFixtures.record("jazz-" + i, JAZZ, "music"));
        }
        float[] chess = {.6f, .8f};
        tell(RankingFixtures.record("chess", chess, "games"));
        tell(RankingFixtures.record("chess-2", chess, "games"));
        send(join("ann", 1, "jazz-0", "jazz-1", "chess"));
        assertThat(last().channels().get("tag")).extracting(Candidate::itemId).doesNotContain("chess-2");
        assertThat(last().channels().get("cross"))
                .extracting(Candidate::itemId)
                .contains("jazz-2", "chess-2")
                .doesNotHaveDuplicates();
    }

    /** The task that shares it may have no user. */
    @Test
    void theListOfAGroupHasItsHotItemsThatCanBeRecalled() throws Exception {
        var hot = List.of(new HotItem("b", heat(3)), new HotItem("unknown", heat(2)), new HotItem("a", heat(1)));
        harness.processElement2(new TableUpdate.HotInGroup("country=de", hot, NOW), 0);
        assertThat(shared())
                .filteredOn(list -> list.kind() == SharedUpdate.Kind.GROUP)
                .singleElement()
                .satisfies(list -> {
                    assertThat(list.id()).isEqualTo("country=de");
                    assertThat(list.candidates()).extracting(Candidate::itemId).containsExactly("b", "a");
                    assertThat(list.candidates().get(0).score()).isEqualTo(3, within(1e-4f));
                });
    }

    private static double heat(double weight) {
        return Heat.of(weight, NOW, HalfLives.millis(HalfLives.THREE_DAYS));
    }

    private List<SharedUpdate> similar() {
        return shared().stream()
                .filter(update -> update.kind() == SharedUpdate.Kind.SIMILAR)
                .toList();
    }

    private void findingItems() throws Exception {
        reopen(Options.defaults(RetrievalOptions.class).searching(Duration.ofMinutes(1)));
    }

    @Test
    void whatIsNearInAnotherSpaceIsFoundByWhatTheUserClicked() throws Exception {
        findingInTitles();
        send(join("ann", 1, "a"));
        assertThat(listed("u2i:title")).containsExactly("rock");
        assertThat(listed("i2i:title")).containsExactly("rock");
        assertThat(last().merged()).extracting(Candidate::itemId).contains("rock");
        send(change("ann", 2, "rock"));
        assertThat(listed("u2i:title")).isEmpty();
    }

    @Test
    void vectorsInOtherSpacesAreThereAfterARestartAndGoneWithTheSpace() throws Exception {
        findingInTitles();
        reopen(retrieval);
        send(join("ann", 1, "a"));
        assertThat(listed("u2i:title")).containsExactly("rock");
        spaces = List.of(VectorSpace.ofContent("title", 3));
        reopen(retrieval);
        send(change("ann", 2, "b"));
        assertThat(listed("u2i:title")).as("they are of another dimension").isEmpty();
        spaces = List.of();
        reopen(retrieval);
        send(change("ann", 3, "b"));
        assertThat(last().channels()).doesNotContainKey("u2i:title").containsKey("tag");
    }

    @Test
    void aVectorOfANewItemReachesWhoWasActiveLatelyWhateverComesFirst() throws Exception {
        findingInTitles();
        send(join("ann", 1, "a"));
        tell(RankingFixtures.record("new", null));
        harness.setProcessingTime(RankingFixtures.NOW + 1_000);
        tellVector("new", 1, 0);
        assertThat(listed("u2i:title")).containsExactly("new", "rock");
        assertThat(listed("i2i:title")).containsExactly("new", "rock");
        harness.setProcessingTime(RankingFixtures.NOW + 2_000);
        tellVector("newer", 1, 0);
        tell(RankingFixtures.record("newer", null));
        assertThat(listed("u2i:title")).containsExactly("new", "newer", "rock");
        harness.setProcessingTime(RankingFixtures.NOW + 3_000);
        int lists = harness.extractOutputValues().size();
        for (int i = 0; i < 1_000; i++) {
            tellVector("new", 1, i % 2);
        }
        assertThat(harness.extractOutputValues())
                .as("what changes again and again is news once")
                .hasSize(lists);
    }

    @Test
    void ofTwoNewItemsAtOnceTheSecondReachesWhoWasActiveLatelyALittleLater() throws Exception {
        findingInTitles();
        send(join("ann", 1, "a"));
        harness.setProcessingTime(RankingFixtures.NOW + 1_000);
        for (String itemId : List.of("new", "newer", "gone")) {
            tell(RankingFixtures.record(itemId, null));
            tellVector(itemId, 1, 0);
        }
        assertThat(listed("u2i:title")).containsExactly("new", "rock");
        tell(ItemUpdate.gone("gone"));
        for (int tenths = 1; tenths <= 2; tenths++) {
            harness.setProcessingTime(RankingFixtures.NOW + 1_000 + 100L * tenths);
            tell(ItemUpdate.TICK);
        }
        assertThat(listed("u2i:title")).containsExactly("new", "newer", "rock");
    }

    @Test
    void aVectorThatIsTakenBackIsNotFound() throws Exception {
        findingInTitles();
        tellVector("rock");
        tellVector("unknown");
        send(join("ann", 1, "a"));
        assertThat(listed("u2i:title")).isEmpty();
    }

    /** A nightly training must neither mix two versions in a list nor leave a list without the channel. */
    @Test
    void aSpaceIsSwitchedToACompleteVersionAtOnceAlsoAfterARedeployment() throws Exception {
        findingInTitles();
        tell(RankingFixtures.record("pop", RankingFixtures.ROCK));
        order(0, 7);
        tellVersion(7, "a", 1, 0);
        tellVersion(7, "pop", .9f, .1f);
        send(join("ann", 1, "a"));
        assertThat(listed("u2i:title")).containsExactly("rock");
        reopen(retrieval);
        send(change("ann", 2, "b"));
        assertThat(listed("u2i:title")).as("before the switch").containsExactly("rock");
        order(7, 0);
        send(change("ann", 3, "c"));
        assertThat(listed("u2i:title")).as("within the pause of searches").containsExactly("pop");
        assertThat(listed("i2i:title")).containsExactly("pop");
        reopen(retrieval);
        send(change("ann", 4, "a"));
        assertThat(listed("u2i:title")).containsExactly("pop");
        order(0, 7);
        send(change("ann", 5, "b"));
        assertThat(listed("u2i:title")).as("after going back").containsExactly("rock");
    }

    @Test
    void aNewItemBesideTheVectorsInUseIsNoNews() throws Exception {
        findingInTitles();
        send(join("ann", 1, "a"));
        order(0, 7);
        tell(RankingFixtures.record("new", null));
        int lists = harness.extractOutputValues().size();
        harness.setProcessingTime(RankingFixtures.NOW + 1_000);
        tellVersion(7, "new", 1, 0);
        assertThat(harness.extractOutputValues()).hasSize(lists);
    }

    @Test
    void aSpaceOfBehaviourListsWhatIsNearToTheLastItemsAlsoRightAfterASwitch() throws Exception {
        spaces = List.of(VectorSpace.ofBehaviour("moves", 2));
        reopen(Options.defaults(RetrievalOptions.class).searching(Duration.ofMinutes(1)));
        tell(RankingFixtures.record("rock", RankingFixtures.ROCK));
        tell(RankingFixtures.record("pop", RankingFixtures.ROCK));
        tellMoves(0, "a", 1, 0);
        tellMoves(0, "rock", .8f, .6f);
        send(join("ann", 1, "a"));
        assertThat(listed("u2i:moves")).containsExactly("rock");
        order("moves", 0, 7);
        tellMoves(7, "a", 1, 0);
        tellMoves(7, "pop", .9f, .1f);
        order("moves", 7, 0);
        harness.setProcessingTime(RankingFixtures.NOW + 1_000);
        tell(RankingFixtures.record("new", JAZZ));
        assertThat(listed("tag")).as("a list for a new item, without a click").contains("new");
        assertThat(listed("u2i:moves")).containsExactly("pop");
    }

    @Test
    void aUserTowerRecallsFromTheNextClickOnAndAfterARestart() throws Exception {
        spaces = List.of(VectorSpace.ofTower("taste", 2));
        reopen(Options.defaults(RetrievalOptions.class).searching(Duration.ofMinutes(1)));
        tell(RankingFixtures.record("rock", RankingFixtures.ROCK));
        tell(ItemUpdate.of(new ItemVector("taste", "a", new float[] {1, 0}, new float[] {0, 1})));
        tell(ItemUpdate.of(new ItemVector("taste", "rock", new float[] {.6f, .8f})));
        send(join("ann", 1, "a"));
        assertThat(listed("u2i:taste")).as("without a tower").isEmpty();
        harness.processElement2(new TableUpdate.NewTower("taste", 0, Towers.newestClick(2)), 0);
        send(join("bob", 1, "a"));
        assertThat(listed("u2i:taste")).containsExactly("rock");
        reopen(Options.defaults(RetrievalOptions.class).searching(Duration.ofMinutes(1)));
        send(join("eve", 1, "a"));
        assertThat(listed("u2i:taste")).containsExactly("rock");
    }

    @Test
    void aUserTowerPrefersWhatIsPopularByTheWeightThatItHasLearned() throws Exception {
        spaces = List.of(VectorSpace.ofTower("taste", 2));
        reopen(Options.defaults(RetrievalOptions.class).searching(Duration.ofMinutes(1)));
        ItemUpdate hit = RankingFixtures.record("hit", RankingFixtures.ROCK);
        for (int i = 0; i < 50; i++) {
            hit = hit.plus(RankingFixtures.clicked("hit", NOW));
        }
        tell(hit);
        tell(RankingFixtures.record("near", RankingFixtures.ROCK));
        tell(ItemUpdate.of(new ItemVector("taste", "a", new float[] {1, 0}, new float[] {0, 1})));
        tell(ItemUpdate.of(new ItemVector("taste", "near", new float[] {.6f, .8f})));
        tell(ItemUpdate.of(new ItemVector("taste", "hit", new float[] {1, 0})));
        harness.processElement2(new TableUpdate.NewTower("taste", 0, Towers.newestClick(2)), 0);
        send(join("ann", 1, "a"));
        assertThat(listed("u2i:taste")).containsExactly("near", "hit");
        harness.processElement2(new TableUpdate.NewTower("taste", 0, Towers.newestClick(2, .25f)), 0);
        send(join("bob", 1, "a"));
        assertThat(listed("u2i:taste")).containsExactly("hit", "near");
    }

    @Test
    void anItemThatIsNewerThanTheListsOfALastItemIsRecalledFromABehaviourSpace() throws Exception {
        spaces = List.of(VectorSpace.ofBehaviour("moves", 2));
        reopen(Options.defaults(RetrievalOptions.class).searching(Duration.ofMinutes(1)));
        tell(RankingFixtures.record("rock", RankingFixtures.ROCK));
        tellMoves(0, "a", 1, 0);
        tellMoves(0, "rock", .8f, .6f);
        send(join("bob", 1, "a"));
        tell(RankingFixtures.record("new", null));
        tellMoves(0, "new", 1, 0);
        send(join("ann", 1, "a"));
        assertThat(listed("u2i:moves")).as("the list of a is bob's").containsExactly("new", "rock");
    }

    private void tellMoves(long version, String itemId, float... vector) throws Exception {
        tell(ItemUpdate.of(new ItemVector("moves", itemId, vector).inVersion(version)));
    }

    private void order(long inUse, long other) throws Exception {
        order("title", inUse, other);
    }

    private void order(String space, long inUse, long other) throws Exception {
        harness.processElement2(new TableUpdate.Versions(new SpaceVersions(space, inUse, other)), 0);
    }

    private void tellVersion(long version, String itemId, float... vector) throws Exception {
        tell(ItemUpdate.of(new ItemVector("title", itemId, vector).inVersion(version)));
    }

    /** Of what is known by tags, one is like a by its title, though it is not by its tags. */
    private void findingInTitles() throws Exception {
        spaces = List.of(VectorSpace.ofContent("title", 2));
        reopen(Options.defaults(RetrievalOptions.class)
                .searching(Duration.ofMinutes(1))
                .relating(Duration.ofHours(1)));
        tell(RankingFixtures.record("rock", RankingFixtures.ROCK));
        tellVector("a", 1, 0);
        tellVector("rock", .8f, .6f);
    }

    private void tellVector(String itemId, float... vector) throws Exception {
        tell(ItemUpdate.of(new ItemVector("title", itemId, vector)));
    }

    private List<String> listed(String channel) {
        return last().channels().get(channel).stream().map(Candidate::itemId).toList();
    }

    private void reopen(RetrievalOptions others) throws Exception {
        OperatorSubtaskState state = harness.snapshot(1, 1);
        harness.close();
        retrieval = others;
        open(state, true);
    }

    private List<String> tagged() {
        return last().channels().get("tag").stream().map(Candidate::itemId).toList();
    }

    @Test
    void anItemTooNewToBeFoundIsRecalledAsWell() throws Exception {
        send(join("ann", 1, "a"));
        tell(RankingFixtures.record("new", JAZZ));
        send(refresh("ann", 1));
        assertThat(last().channels().get("tag")).extracting(Candidate::itemId).containsExactly("new");
        assertThat(last().merged()).extracting(Candidate::itemId).contains("new");
    }

    @Test
    void whoWasActiveLatelyGetsWhatIsNewWithoutDoingAnything() throws Exception {
        findingItems();
        send(join("ann", 1, "a"));
        send(join("bob", 1, "b"));
        send(leave("bob"));
        harness.setProcessingTime(RankingFixtures.NOW + 1_000);
        tell(RankingFixtures.record("new", JAZZ));
        assertThat(harness.extractOutputValues()).hasSize(3);
        assertThat(last().userId()).isEqualTo("ann");
        assertThat(last().version()).isEqualTo(new Version(0, 1, 0));
        assertThat(last().generatedAtMillis()).isEqualTo(RankingFixtures.NOW + 1_000);
        assertThat(tagged()).containsExactlyInAnyOrder("b", "c", "new");
        tell(RankingFixtures.record("rock", RankingFixtures.ROCK));
        harness.setProcessingTime(RankingFixtures.NOW + 2_000);
        tell(RankingFixtures.record("late", RankingFixtures.ROCK));
        assertThat(harness.extractOutputValues())
                .as("neither at once again nor for who does not like it")
                .hasSize(3);
    }

    @Test
    void anItemIsNewOnceItsRecordIsThere() throws Exception {
        findingItems();
        send(join("ann", 1, "a"));
        tell(Popular.followed("new", "b", 6));
        assertThat(harness.extractOutputValues()).hasSize(1);
        tell(RankingFixtures.record("new", JAZZ));
        assertThat(tagged()).containsExactlyInAnyOrder("b", "c", "new");
    }

    @Test
    void whoLeavesLeavesNothingBehind() throws Exception {
        send(join("bob", 2, "a", "b"));
        send(leave("bob"));
        send(join("ann", 1, "a"));
        assertThat(last().channels().get("ucf")).isEmpty();
    }

    @Test
    void aQuestionIsAnsweredFromWhatIsInTheCluster() throws Exception {
        send(join("bob", 2, "a", "b"));
        send(join("ann", 1, "a"));
        int lists = harness.extractOutputValues().size();
        send(question(CLUSTER, "ann", "b"));
        send(question(ClusterAssigner.NO_CLUSTER, "nobody", "b"));
        Queue<StreamRecord<Explanation>> answers = harness.getSideOutput(RefreshOperator.EXPLANATIONS);
        assertThat(answers)
                .extracting(answer -> answer.getValue().item().outcome())
                .containsExactly(Explanation.Outcome.RECALLED, Explanation.Outcome.UNKNOWN_USER);
        assertThat(answers.peek().getValue().item().rank()).isEqualTo(1);
        assertThat(harness.extractOutputValues()).as("no list is made").hasSize(lists);
    }

    @Test
    void anEventOfLastYearGetsTheListOfTodayAndSoDoesItsExplanation() throws Exception {
        send(join("bob", 2, "a", "b"));
        send(join("cid", 2, "a", "b"));
        UserSnapshot ann = user(CLUSTER, "ann", 1).asOf(NOW - 365 * RankingFixtures.DAY);
        send(new Join(ann, interactions("a"), true, 0));
        assertThat(last().merged()).extracting(Candidate::itemId).startsWith("b");
        assertThat(last().profile().asOfMillis()).isEqualTo(NOW);
        send(new UserQuestion(new Question("q", "ann", "b", Question.LAST), ann, List.of()));
        Explanation answer =
                harness.getSideOutput(RefreshOperator.EXPLANATIONS).peek().getValue();
        assertThat(answer.item().outcome()).isEqualTo(Explanation.Outcome.RECALLED);
        assertThat(answer.asOfMillis()).isEqualTo(NOW);
    }

    private static UserQuestion question(int cluster, String userId, String itemId) {
        UserSnapshot user = user(cluster, userId, 1);
        return new UserQuestion(new Question("q", userId, itemId, Question.LAST), user, List.of());
    }

    @Test
    void clustersDoNotShareMembers() throws Exception {
        send(new Join(user(CLUSTER + 1, "bob", 2), interactions("a", "b"), true, 0));
        send(join("ann", 1, "a"));
        assertThat(last().channels().get("ucf")).isEmpty();
    }

    @Test
    void theListsAreTheSameAfterARestore() throws Exception {
        send(join("bob", 2, "a", "b"));
        send(join("ann", 1, "a"));
        send(refresh("ann", 1));
        Candidates before = last();
        OperatorSubtaskState state = harness.snapshot(1, 1);
        harness.close();
        open(state, true);
        send(refresh("ann", 1));
        assertThat(last().merged()).isEqualTo(before.merged());
        assertThat(last().channels()).isEqualTo(before.channels());
    }

    @Test
    void eachTaskWritesItsShareOfTheItemsAndReadsAllOfThemBack() throws Exception {
        OperatorSubtaskState[] written = new OperatorSubtaskState[2];
        for (int task = 0; task < written.length; task++) {
            harness.close();
            open(null, true, written.length, task);
            tellItems();
            written[task] = harness.snapshot(1, 1);
        }
        assertThat(recalledAfter(1, written[0])).containsExactly("b");
        assertThat(recalledAfter(1, written[1])).containsExactlyInAnyOrder("a", "c");
        assertThat(recalledAfter(3, written)).containsExactlyInAnyOrder("a", "b", "c");
    }

    /** What is recalled from, by the task of as many as there are then that has the cluster. */
    private List<String> recalledAfter(int tasks, OperatorSubtaskState... written) throws Exception {
        harness.close();
        int owner = KeyGroupRangeAssignment.assignKeyToParallelOperator(CLUSTER, RefreshHarness.MAX_PARALLELISM, tasks);
        OperatorSubtaskState all = AbstractStreamOperatorTestHarness.repackageState(written);
        open(
                AbstractStreamOperatorTestHarness.repartitionOperatorState(
                        all, RefreshHarness.MAX_PARALLELISM, written.length, tasks, owner),
                true,
                tasks,
                owner);
        send(join("bob", 2, "a", "b", "c"));
        send(join("ann", 1, "d"));
        return last().merged().stream().map(Candidate::itemId).toList();
    }

    @Test
    void theMergedListIsTheSameWhetherChannelsAreServedOrNot() throws Exception {
        send(join("bob", 2, "a", "b"));
        send(join("ann", 1, "a"));
        Candidates served = last();
        OperatorSubtaskState state = harness.snapshot(1, 1);
        harness.close();
        open(state, false);
        send(refresh("ann", 1));
        assertThat(last().channels()).isEmpty();
        assertThat(last().merged()).isEqualTo(served.merged());
    }

    @Test
    void whatManyShareIsMadeAnewEverySoOften() throws Exception {
        tell(RankingFixtures.item("c", JAZZ, Float.NaN).plus(RankingFixtures.clicked("c", NOW - RankingFixtures.DAY)));
        send(join("ann", 1, "a"));
        send(join("bob", 1, "a", "b"));
        assertThat(shared()).isEmpty();
        harness.setProcessingTime(10_000);
        assertThat(shared()).hasSize(2);
        assertThat(shared()).anySatisfy(list -> {
            assertThat(list.kind()).isEqualTo(SharedUpdate.Kind.CLUSTER);
            assertThat(list.id()).isEqualTo(Integer.toString(CLUSTER));
            assertThat(list.generatedAtMillis()).isEqualTo(10_000);
            assertThat(list.candidates()).extracting(Candidate::itemId).containsExactly("a", "b");
        });
        assertThat(shared()).anySatisfy(list -> {
            assertThat(list.kind()).isEqualTo(SharedUpdate.Kind.HOT);
            assertThat(list.candidates()).extracting(Candidate::itemId).containsExactly("c");
        });
        harness.setProcessingTime(30_000);
        assertThat(shared()).as("nothing has changed").hasSize(2);
        send(change("ann", 2, "b"));
        harness.setProcessingTime(40_000);
        assertThat(shared()).hasSize(4);
    }

    @Test
    void theEndOfAClusterIsToldOnceEverybodyHasLeftIt() throws Exception {
        send(join("ann", 1, "a"));
        send(join("bob", 1, "a"));
        send(leave("ann"));
        harness.setProcessingTime(10_000);
        assertThat(clustersGone()).as("bob is there").isEmpty();
        send(leave("bob"));
        harness.setProcessingTime(20_000);
        assertThat(clustersGone()).containsExactly(Integer.toString(CLUSTER));
        send(join("ann", 3, "a"));
        harness.setProcessingTime(30_000);
        assertThat(shared().get(shared().size() - 2).kind())
                .as("it is back, and its list is the last that is told")
                .isEqualTo(SharedUpdate.Kind.CLUSTER);
        assertThat(clustersGone()).hasSize(1);
    }

    @Test
    void theEndOfAClusterIsToldThoughARestartComesBetween() throws Exception {
        send(join("ann", 1, "a"));
        send(leave("ann"));
        reopen(retrieval);
        harness.setProcessingTime(10_000);
        assertThat(clustersGone()).containsExactly(Integer.toString(CLUSTER));
        reopen(retrieval);
        harness.setProcessingTime(25 * HOUR);
        assertThat(clustersGone())
                .as("once more, for the case that Redis came back from an earlier copy")
                .hasSize(1);
    }

    @Test
    void theEndOfAClusterWhoseLastMemberIsForgottenIsTold() throws Exception {
        send(join("ann", 1, "a"));
        harness.setProcessingTime(10_000);
        send(forget("ann", 2));
        harness.setProcessingTime(20_000);
        assertThat(clustersGone()).containsExactly(Integer.toString(CLUSTER));
    }

    @Test
    void whatIsHotInAClusterIsToldAnewOnceAMemberIsForgotten() throws Exception {
        send(join("ann", 1, "a"));
        send(join("bob", 1, "b"));
        harness.setProcessingTime(10_000);
        send(forget("ann", 2));
        harness.setProcessingTime(20_000);
        assertThat(shared())
                .filteredOn(list -> list.kind() == SharedUpdate.Kind.CLUSTER)
                .last()
                .satisfies(list -> assertThat(list.candidates())
                        .extracting(Candidate::itemId)
                        .containsExactly("b"));
    }

    /** Over a restart too: the users who begin after it are few. */
    @Test
    void theListForUsersWithoutOneIsOfTheHalfLifeThatHadWhatPeopleBeginWith() throws Exception {
        ItemUpdate old = RankingFixtures.item("old", JAZZ, Float.NaN);
        for (int i = 0; i < 400; i++) {
            old = old.plus(RankingFixtures.clicked("old", NOW - 60 * RankingFixtures.DAY));
        }
        tell(old);
        for (int i = 0; i < 30; i++) {
            tell(RankingFixtures.item("of-today-" + i, JAZZ, Float.NaN)
                    .plus(RankingFixtures.clicked("of-today-" + i, NOW)));
        }
        send(join("ann", 1, "a"));
        harness.setProcessingTime(10_000);
        assertThat(hottest()).startsWith("of-today");
        send(new Join(user(CLUSTER, "bob", 1).asOf(NOW - 1_000), interactions("old"), true, 0));
        reopen(retrieval);
        send(change("ann", 2, "b"));
        harness.setProcessingTime(30_000);
        assertThat(hottest()).isEqualTo("old");
    }

    private String hottest() {
        return shared().stream()
                .filter(list -> list.kind() == SharedUpdate.Kind.HOT)
                .reduce((one, later) -> later)
                .orElseThrow()
                .candidates()
                .get(0)
                .itemId();
    }

    @Test
    void theSegmentsOfAClusterAreToldOnceAMinuteAndThatItIsGone() throws Exception {
        send(join("ann", 1, "a"));
        harness.setProcessingTime(10_000);
        send(change("ann", 2, "b"));
        harness.setProcessingTime(20_000);
        assertThat(segments()).singleElement().satisfies(told -> {
            assertThat(told.cluster()).isEqualTo(CLUSTER);
            assertThat(told.shares()).singleElement().satisfies(share -> {
                assertThat(share.segment()).isEqualTo(Segment.NEW);
                assertThat(share.users()).isEqualTo(1);
            });
        });
        send(leave("ann"));
        harness.setProcessingTime(30_000);
        assertThat(segments()).last().isEqualTo(new ClusterSegments(CLUSTER, List.of()));
    }

    private List<ClusterSegments> segments() {
        return harness.getSideOutput(RefreshOperator.SEGMENTS).stream()
                .map(StreamRecord::getValue)
                .toList();
    }

    private List<String> clustersGone() {
        return shared().stream()
                .filter(list -> list.kind() == SharedUpdate.Kind.CLUSTER_GONE)
                .map(SharedUpdate::id)
                .toList();
    }

    @Test
    void oneUsersClockThatIsAheadDoesNotAgeWhatAllShare() throws Exception {
        tell(RankingFixtures.item("c", JAZZ, Float.NaN).plus(RankingFixtures.clicked("c", NOW - RankingFixtures.DAY)));
        send(join("ann", 1, "a"));
        send(join("bob", 1, "a"));
        harness.setProcessingTime(10_000);
        send(refreshAsOf(NOW + 20_000 * RankingFixtures.DAY, "bob", 2));
        harness.setProcessingTime(30_000);
        List<List<Candidate>> hot = shared().stream()
                .filter(list -> list.kind() == SharedUpdate.Kind.HOT)
                .map(SharedUpdate::candidates)
                .toList();
        assertThat(hot).hasSize(2);
        assertThat(hot.get(1)).isNotEmpty().isEqualTo(hot.get(0));
    }

    @Test
    void aCommandForAnInstantFarAheadDoesNotAgeWhatAllShare() throws Exception {
        tell(RankingFixtures.item("c", JAZZ, Float.NaN).plus(RankingFixtures.clicked("c", NOW - RankingFixtures.DAY)));
        send(join("ann", 1, "a"));
        send(join("bob", 1, "a"));
        harness.setProcessingTime(10_000);
        for (String user : List.of("ann", "bob")) {
            send(refreshAsOf(NOW + 20_000 * RankingFixtures.DAY, user, 1));
        }
        send(change("ann", 2, "b"));
        harness.setProcessingTime(30_000);
        List<List<Candidate>> hot = shared().stream()
                .filter(list -> list.kind() == SharedUpdate.Kind.HOT)
                .map(SharedUpdate::candidates)
                .toList();
        assertThat(hot).hasSize(2);
        assertThat(hot.get(1)).isNotEmpty().isEqualTo(hot.get(0));
    }

    @Test
    void afterARestartACommandAloneHasSharedListsMade() throws Exception {
        send(join("ann", 1, "a"));
        reopen(retrieval);
        send(refresh("ann", 1));
        harness.setProcessingTime(10_000);
        assertThat(shared()).extracting(SharedUpdate::kind).contains(SharedUpdate.Kind.CLUSTER);
    }

    private List<SharedUpdate> shared() {
        Queue<StreamRecord<SharedUpdate>> out = harness.getSideOutput(RefreshOperator.SHARED);
        return out == null
                ? List.of()
                : out.stream().map(StreamRecord::getValue).toList();
    }

    private void send(ClusterInput input) throws Exception {
        harness.processElement1(input, 0);
    }

    @Test
    void aClickIsLookedForInTheListMadeBeforeItAndTeachesTheMixture() throws Exception {
        learnedFromBob();
        assertThat(weights())
                .isNotEqualTo(new LinearRanker(RecallOptions.defaults().scoring(), FeatureSpace.BUILT_IN).weights());
    }

    @Test
    void whoLeavesByAClickTeachesTheClusterFirst() throws Exception {
        send(join("ann", 1, "a", "b", "c"));
        send(join("bob", 1, "a"));
        send(leave("bob", "b"));
        assertThat(weights())
                .isNotEqualTo(new LinearRanker(RecallOptions.defaults().scoring(), FeatureSpace.BUILT_IN).weights());
    }

    /** Restores the state of one task into the one of two that has the cluster. */
    private void reopenedAmongTwoTasks() throws Exception {
        OperatorSubtaskState state = harness.snapshot(1, 1);
        harness.close();
        int tasks = 2;
        int owner = KeyGroupRangeAssignment.assignKeyToParallelOperator(CLUSTER, RefreshHarness.MAX_PARALLELISM, tasks);
        open(
                AbstractStreamOperatorTestHarness.repartitionOperatorState(
                        state, RefreshHarness.MAX_PARALLELISM, 1, tasks, owner),
                true,
                tasks,
                owner);
    }

    @Test
    void whatWasLearnedOutlastsARestartAndAnotherParallelism() throws Exception {
        learnedFromBob();
        List<FeatureWeights> learned = weights();
        reopenedAmongTwoTasks();
        send(refresh("ann", 3));
        assertThat(weights()).isEqualTo(learned);
    }

    @Test
    void whatWasLearnedIsThereAgainAfterATimeWithoutLearning() throws Exception {
        learnedFromBob();
        List<FeatureWeights> learned = weights();
        reopened(Learning.OFF);
        learnedFromBob();
        assertThat(weights())
                .isEqualTo(new LinearRanker(RecallOptions.defaults().scoring(), FeatureSpace.BUILT_IN).weights());
        reopened(Learning.FROZEN);
        learnedFromBob();
        assertThat(weights()).isEqualTo(learned);
    }

    @Test
    void whatIsKnownToComeBackStillDoesAfterARestartAndAnotherParallelism() throws Exception {
        send(join("ann", 1, "a"));
        assertThat(listed("repeat")).isEmpty();
        for (int i = 0; i < 20; i++) {
            send(clickOnA(i));
        }
        send(refreshAsOf(NOW + 21 * HOUR, "ann", 21));
        assertThat(listed("repeat")).containsExactly("a");
        List<Candidate> merged = last().merged();
        assertThat(merged).extracting(Candidate::itemId).contains("a");
        reopenedAmongTwoTasks();
        send(refreshAsOf(NOW + 21 * HOUR, "ann", 21));
        assertThat(last().merged()).isEqualTo(merged);
        reopened(Learning.OFF);
        send(refreshAsOf(NOW + 21 * HOUR, "ann", 21));
        assertThat(listed("repeat")).as("without what was learned").isEmpty();
        assertThat(last().merged()).extracting(Candidate::itemId).doesNotContain("a");
    }

    @Test
    void whatAClusterHasLearnedIsForgottenADayAfterEverybodyHasLeftIt() throws Exception {
        learnedFromBob();
        List<FeatureWeights> learned = weights();
        everybodyLeavesFor(23);
        send(join("cat", 1, "a"));
        assertThat(weights()).isEqualTo(learned);
        send(leave("cat"));
        everybodyLeavesFor(25);
        send(join("cat", 3, "a"));
        assertThat(weights())
                .isEqualTo(new LinearRanker(RecallOptions.defaults().scoring(), FeatureSpace.BUILT_IN).weights());
    }

    /** The timers of the cluster are in the state, what changed is not. */
    @Test
    void learnedWeightsOutlastARestartJustAfterEverybodyHasLeft() throws Exception {
        learnedFromBob();
        List<FeatureWeights> learned = weights();
        send(leave("ann"));
        send(leave("bob"));
        long now = harness.getProcessingTime();
        reopened(Learning.ON);
        harness.setProcessingTime(now + 20_000);
        send(join("cat", 1, "a"));
        assertThat(weights()).isEqualTo(learned);
    }

    @Test
    void learnedWeightsAreKeptForADayAfterTheLastOfSeveralTimesThatAllLeft() throws Exception {
        learnedFromBob();
        List<FeatureWeights> learned = weights();
        everybodyLeavesFor(23);
        send(join("cat", 1, "a"));
        harness.setProcessingTime(harness.getProcessingTime() + HOUR / 2);
        send(leave("cat"));
        harness.setProcessingTime(harness.getProcessingTime() + HOUR);
        send(join("cat", 3, "a"));
        assertThat(weights()).isEqualTo(learned);
    }

    /** Its timer fires at once after the restart, when event time is not known yet. */
    @Test
    void aListOfAClusterThatWasDueIsSharedAfterARestart() throws Exception {
        send(join("ann", 1, "a"));
        long now = harness.getProcessingTime();
        reopened(Learning.ON);
        harness.setProcessingTime(now + 20_000);
        assertThat(shared()).isEmpty();
        send(new Join(user(CLUSTER + 1, "bob", 1), interactions("a"), true, 0));
        harness.setProcessingTime(now + 40_000);
        assertThat(shared().stream().filter(update -> update.kind() == SharedUpdate.Kind.CLUSTER))
                .extracting(SharedUpdate::id)
                .contains("" + CLUSTER);
    }

    @Test
    void aClockThatIsSetForwardAndBackStopsNoSharedList() throws Exception {
        long now = harness.getProcessingTime();
        harness.setProcessingTime(now + 365 * 24 * HOUR);
        send(join("ann", 1, "a"));
        send(new Join(user(CLUSTER + 1, "bob", 1), interactions("a"), true, 0));
        harness.setProcessingTime(now + 365 * 24 * HOUR + 10_000);
        send(change("ann", 2, "b"));
        harness.setProcessingTime(now);
        int before = shared().size();
        send(change("ann", 3, "c"));
        harness.setProcessingTime(now + 10_000);
        assertThat(shared().subList(before, shared().size()))
                .extracting(SharedUpdate::kind)
                .containsExactlyInAnyOrder(SharedUpdate.Kind.CLUSTER, SharedUpdate.Kind.HOT);
        assertThat(shared().get(before).profile().generatedAtMillis()).isEqualTo(now + 10_000);
    }

    private void everybodyLeavesFor(int hours) throws Exception {
        send(leave("ann"));
        send(leave("bob"));
        harness.setProcessingTime(harness.getProcessingTime() + hours * HOUR);
    }

    /** An hour after the one before. */
    private static MemberUpdate clickOnA(int i) {
        var click = new Interaction("a", NOW + (i + 1) * HOUR, i, 1);
        return new Change(user(CLUSTER, "ann", 2 + i).asOf(click.atMillis()), List.of(click), true, 0);
    }

    private void reopened(Learning other) throws Exception {
        OperatorSubtaskState state = harness.snapshot(1, 1);
        harness.close();
        learning = other;
        open(state, true);
    }

    private void learnedFromBob() throws Exception {
        send(join("ann", 1, "a", "b", "c"));
        send(join("bob", 1, "a"));
        send(change("bob", 2, "b"));
    }

    /** As they are shared when it is time. */
    private List<FeatureWeights> weights() throws Exception {
        harness.setProcessingTime(harness.getProcessingTime() + 10_000);
        List<SharedUpdate> shared = harness.getSideOutput(RefreshOperator.SHARED).stream()
                .map(StreamRecord::getValue)
                .filter(update -> update.kind() == SharedUpdate.Kind.CLUSTER)
                .toList();
        return shared.get(shared.size() - 1).weights();
    }

    private Candidates last() {
        List<Candidates> out = harness.extractOutputValues();
        return out.get(out.size() - 1);
    }

    private static MemberUpdate join(String userId, long sequence, String... items) {
        return new Join(user(CLUSTER, userId, sequence), interactions(items), true, 0);
    }

    private static MemberUpdate change(String userId, long sequence, String... items) {
        return new Change(user(CLUSTER, userId, sequence), interactions(items), true, 0);
    }

    private static MemberUpdate refresh(String userId, long sequence) {
        return refreshAsOf(NOW, userId, sequence);
    }

    private static MemberUpdate refreshAsOf(long asOfMillis, String userId, long sequence) {
        return new Refresh(user(CLUSTER, userId, sequence).asOf(asOfMillis));
    }

    private static MemberUpdate leave(String userId, String... items) {
        return new Leave(userId, CLUSTER, NOW, interactions(items), 0, ClickDetails.NONE);
    }

    private static MemberUpdate forget(String userId, long sequence) {
        return new Gone(userId, CLUSTER, NOW, new Version(0, sequence, 0), null);
    }

    private static UserSnapshot user(int cluster, String userId, long sequence) {
        return new UserSnapshot(
                userId, new Placement(cluster, 1, List.of()), JAZZ, true, NOW, new Version(0, sequence, 0));
    }

    private static List<Interaction> interactions(String... items) {
        return Stream.of(items)
                .map(item -> new Interaction(item, NOW - 1_000, 0, 1))
                .toList();
    }
}
