package dev.eddy.recall.ranking;

import static dev.eddy.recall.ranking.RankingFixtures.DAY;
import static dev.eddy.recall.ranking.RankingFixtures.JAZZ;
import static dev.eddy.recall.ranking.RankingFixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.behaviour.BehaviourType;
import dev.eddy.client.Candidate;
import dev.eddy.client.FeatureWeights;
import dev.eddy.job.RecallOptions;
import dev.eddy.option.Options;
import dev.eddy.recall.cluster.ClusterModel;
import dev.eddy.recall.cluster.FilterOptions;
import dev.eddy.recall.cluster.Member;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.recall.items.NeighbourOptions;
import dev.eddy.recall.ranking.ClickLearner.Pace;
import dev.eddy.recall.ranking.ScoringOptions.Learning;
import dev.eddy.user.ClickDetails;
import dev.eddy.user.Interaction;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClickLearnerTest {
    private static final Member ANN = new Member("ann", List.of(new Interaction("a", NOW - DAY, 0, 1)), JAZZ, true);

    private static final ClickDetails PURCHASE =
            new ClickDetails(BehaviourType.PURCHASE, 0, ClickDetails.NONE.pageMillis());

    private final ItemNumbers numbers = new ItemNumbers();
    private final ClusterModel cluster =
            new ClusterModel(Options.defaults(NeighbourOptions.class), Options.defaults(FilterOptions.class), numbers);

    @Test
    void aClickOnSomethingNewIsLookedFor() {
        cluster.put(ANN);
        assertThat(learner(1, 0).isDue(ANN, click("b", NOW), cluster, ranker(), Pace.ON_TIME))
                .isTrue();
    }

    @Test
    void aClickOnAnItemHadBeforeIsLookedForSinceItMayComeBack() {
        cluster.put(ANN);
        ClickLearner learner = learner(1, 0);
        assertThat(learner.isDue(ANN, click("a", NOW), cluster, ranker(), Pace.ON_TIME))
                .isTrue();
        var purchase = new Interaction("a", NOW - DAY + 60_000, 0, 4);
        assertThat(learner.isDue(ANN, purchase, cluster, ranker(), Pace.ON_TIME))
                .as("a purchase a minute after the click")
                .isFalse();
        ScoringOptions off = options(1, 0).with(Learning.OFF);
        var unlearned = new ClickLearner(
                off,
                Recaller.ofAllChannels(
                        new CandidateScorer(off, FeatureSpace.BUILT_IN), Options.defaults(NeighbourOptions.class)));
        assertThat(unlearned.isDue(ANN, click("a", NOW), cluster, ranker(), Pace.ON_TIME))
                .as("where nothing is learned")
                .isFalse();
    }

    @Test
    void aClickOnADislikedItemIsNotLookedFor() {
        var ann = new Member("ann", List.of(new Interaction("a", NOW - DAY, 0, -2, 1)), JAZZ, true);
        cluster.put(ann);
        assertThat(learner(1, 0).isDue(ann, click("a", NOW), cluster, ranker(), Pace.ON_TIME))
                .isFalse();
    }

    @Test
    void whatCouldNotHaveBeenRecalledIsNotLookedFor() {
        var shut = new ClusterModel(
                Options.defaults(NeighbourOptions.class),
                Options.defaults(FilterOptions.class).with(FilterOptions.Seen.FOREVER),
                numbers);
        shut.put(ANN);
        cluster.put(ANN);
        ClickLearner learner = learner(1, 0);
        assertThat(learner.isDue(ANN, click("a", NOW), shut, ranker(), Pace.ON_TIME))
                .as("an item she had")
                .isFalse();
        assertThat(learner.isDue(ANN, null, cluster, ranker(), Pace.ON_TIME))
                .as("no click at all")
                .isFalse();
        assertThat(learner.isDue(null, click("b", NOW), cluster, ranker(), Pace.ON_TIME))
                .as("of somebody the cluster does not know")
                .isFalse();
    }

    @Test
    void whatMayBeSeenAgainIsLookedForAgain() {
        var open = new ClusterModel(
                Options.defaults(NeighbourOptions.class),
                Options.defaults(FilterOptions.class).with(FilterOptions.Seen.OFF),
                numbers);
        open.put(ANN);
        assertThat(learner(1, 0).isDue(ANN, click("a", NOW), open, ranker(), Pace.ON_TIME))
                .isTrue();
    }

    @Test
    void inTheLongRunAShareOfTheClicksIsLookedForTheSameInEveryRun() {
        cluster.put(ANN);
        assertThat(sampled(learner(.1, 0), ranker()))
                .isBetween(800L, 1_200L)
                .isEqualTo(sampled(learner(.1, 0), ranker()));
        assertThat(sampled(learner(0, 0), ranker())).isZero();
    }

    @Test
    void aNewClusterLooksForMoreOfThem() {
        cluster.put(ANN);
        LinearRanker old = ranker();
        for (int i = 0; i < 3_000; i++) {
            old.countSample();
        }
        assertThat(sampled(learner(.1, 1_000), ranker())).isEqualTo(10_000);
        assertThat(sampled(learner(.1, 1_000), old)).isBetween(2_300L, 2_700L);
    }

    @Test
    void ofLateClicksNoMoreAreSampledThanInTheLongRunAndAQuarterWhileListsArePutOff() {
        cluster.put(ANN);
        var learner = learner(.1, 1_000);
        assertThat(sampled(learner, ranker(), Pace.of(100))).isEqualTo(10_000);
        assertThat(sampled(learner, ranker(), Pace.of(101))).isEqualTo(sampled(learner(.1, 0), ranker()));
        assertThat(sampled(learner, ranker(), Pace.PUT_OFF)).isEqualTo(sampled(learner(.025, 0), ranker()));
    }

    @Test
    void theMixtureIsTaughtOnlyWhileLearningIsOn() {
        ItemTable table = tableOfAnnAndBob();
        for (Learning learning : Learning.values()) {
            ScoringOptions options = options(1, 0).with(learning);
            Recaller recaller = Recaller.ofAllChannels(
                    new CandidateScorer(options, FeatureSpace.BUILT_IN), Options.defaults(NeighbourOptions.class));
            var ranker = new LinearRanker(options, FeatureSpace.BUILT_IN);
            List<FeatureWeights> before = ranker.weights();
            recaller.recall(ANN, cluster, ranker, table, NOW);
            new ClickLearner(options, recaller)
                    .learn(ANN, click("b", NOW), ClickDetails.NONE, 0, cluster, ranker, table);
            assertThat(ranker.samples()).isEqualTo(1);
            assertThat(Arrays.stream(ranker.returnRates().learned().shown()).sum())
                    .as(learning + ": items that could have come back")
                    .isEqualTo(learning == Learning.ON ? 1 : 0);
            assertThat(ranker.weights().equals(before))
                    .as(learning + ": as before")
                    .isEqualTo(learning != Learning.ON);
        }
    }

    @Test
    void aChannelThatIsLeftOutTeachesNothingAboutItself() {
        ItemTable table = tableOfAnnAndBob();
        List<String> ucf = List.of("ucf.score", "ucf.rank");
        for (boolean isLeftOut : List.of(false, true)) {
            ScoringOptions options = options(1, 0);
            Recaller recaller = Recaller.ofAllChannels(
                    new CandidateScorer(options, FeatureSpace.BUILT_IN, isLeftOut ? List.of("ucf") : List.of()),
                    Options.defaults(NeighbourOptions.class));
            var ranker = new LinearRanker(options, FeatureSpace.BUILT_IN);
            List<Float> before = weights(ranker, ucf);
            Recalled recalled = recaller.recall(ANN, cluster, ranker, table, NOW);
            assertThat(recalled.merged())
                    .extracting(Candidate::channels)
                    .noneMatch(codes -> isLeftOut && codes.contains("u"));
            List<FeatureWeights> all = ranker.weights();
            new ClickLearner(options, recaller)
                    .learn(ANN, click("c", NOW), ClickDetails.NONE, 0, cluster, ranker, table);
            assertThat(ranker.weights()).isNotEqualTo(all);
            assertThat(weights(ranker, ucf).equals(before)).isEqualTo(isLeftOut);
        }
    }

    @Test
    void aPurchaseAfterASampledClickTeachesTheRestFromTheListBeforeTheClick() {
        ItemTable table = tableOfAnnAndBob();
        LinearRanker bought = ranker();
        ClickLearner learner = learnerOf("click:1, purchase:5", table, bought);
        assertThat(learner.learnMore("ann", click("b", NOW + 9), PURCHASE, bought))
                .as("before any click")
                .isEmpty();
        learner.learn(ANN, click("b", NOW), ClickDetails.NONE, 3, cluster, bought, table);
        assertThat(learner.learnMore("ann", click("b", NOW + 5), ClickDetails.NONE, bought))
                .as("a second click is worth no more")
                .isEmpty();
        List<FeatureWeights> clicked = bought.weights();
        assertThat(learner.learnMore("ann", click("b", NOW + 9), PURCHASE, bought))
                .hasValue(3);
        assertThat(bought.weights()).isNotEqualTo(clicked);
        assertThat(learner.learnMore("ann", click("b", NOW + 10), PURCHASE, bought))
                .as("the same item bought twice")
                .isEmpty();
        assertThat(bought.samples()).isEqualTo(1);
    }

    @Test
    void whatIsWorthNothingYetIsLearnedOnceItIsBought() {
        ItemTable table = tableOfAnnAndBob();
        LinearRanker ranker = ranker();
        List<FeatureWeights> before = ranker.weights();
        ClickLearner learner = learnerOf("purchase:1", table, ranker);
        learner.learn(ANN, click("b", NOW), ClickDetails.NONE, 1, cluster, ranker, table);
        assertThat(ranker.weights()).isEqualTo(before);
        learner.learnMore("ann", click("b", NOW + 9), PURCHASE, ranker);
        assertThat(ranker.weights()).isNotEqualTo(before);
    }

    @Test
    void byDefaultTheFirstEventOnAnItemIsAllThatCounts() {
        ItemTable table = tableOfAnnAndBob();
        LinearRanker ranker = ranker();
        ClickLearner learner = learnerOf(Success.DEFAULT, table, ranker);
        learner.learn(ANN, click("b", NOW), ClickDetails.NONE, 1, cluster, ranker, table);
        assertThat(learner.learnMore("ann", click("b", NOW + 9), PURCHASE, ranker))
                .isEmpty();
        assertThat(ranker.learned().successes().keys()).isEmpty();
    }

    /** Has just recalled for ann. */
    private ClickLearner learnerOf(String success, ItemTable table, LinearRanker ranker) {
        ScoringOptions options = Options.with(options(1, 0), Map.of("scoring.success", success));
        Recaller recaller = Recaller.ofAllChannels(
                new CandidateScorer(options, FeatureSpace.BUILT_IN), Options.defaults(NeighbourOptions.class));
        recaller.recall(ANN, cluster, ranker, table, NOW);
        return new ClickLearner(options, recaller);
    }

    private static List<Float> weights(LinearRanker ranker, List<String> features) {
        float[] weights = ranker.weights(List.of());
        return features.stream()
                .map(feature -> weights[FeatureSpace.BUILT_IN.indexOf(feature)])
                .toList();
    }

    private long sampled(ClickLearner learner, LinearRanker ranker) {
        return sampled(learner, ranker, Pace.ON_TIME);
    }

    /** Of 10,000 clicks, all at one pace. */
    private long sampled(ClickLearner learner, LinearRanker ranker, Pace pace) {
        return IntStream.range(0, 10_000)
                .filter(i -> learner.isDue(ANN, click("b", NOW + i * 1_000L), cluster, ranker, pace))
                .count();
    }

    private static ClickLearner learner(double share, int first) {
        ScoringOptions options = options(share, first);
        return new ClickLearner(
                options,
                Recaller.ofAllChannels(
                        new CandidateScorer(options, FeatureSpace.BUILT_IN), Options.defaults(NeighbourOptions.class)));
    }

    private static ScoringOptions options(double share, int first) {
        ScoringOptions shipped = RecallOptions.defaults().scoring();
        return new ScoringOptions(
                10,
                Learning.ON,
                Success.DEFAULT,
                Variety.OFF,
                0,
                Map.of("ucf.score", 1.0),
                new ScoringOptions.Learner(shipped.learner().learningRate(), share, first),
                shipped.features());
    }

    private static LinearRanker ranker() {
        return new LinearRanker(options(1, 0), FeatureSpace.BUILT_IN);
    }

    private static Interaction click(String item, long atMillis) {
        return new Interaction(item, atMillis, 0, 1);
    }

    /** Puts both into the cluster; the table has their items. */
    private ItemTable tableOfAnnAndBob() {
        cluster.put(ANN);
        cluster.put(new Member(
                "bob",
                List.of(new Interaction("b", NOW - DAY, 0, 1), new Interaction("c", NOW - 9 * DAY, 0, 1)),
                JAZZ,
                true));
        return RankingFixtures.tableOf(numbers, "a", "b", "c");
    }
}
