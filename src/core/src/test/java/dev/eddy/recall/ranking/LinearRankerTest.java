package dev.eddy.recall.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.item.VectorSpace;
import dev.eddy.recall.channel.ChannelInfo;
import dev.eddy.recall.items.ItemNumbers;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LinearRankerTest {
    private static final List<Context> SESSION = List.of(Context.REGULAR, Context.SESSION);
    private static final List<Context> AWAY = List.of(Context.NEWCOMER, Context.AWAY);
    private static final int UCF = FeatureSpace.BUILT_IN.indexOf("ucf.score");
    private static final int ICF = FeatureSpace.BUILT_IN.indexOf("icf.score");

    private final ItemNumbers numbers = new ItemNumbers();

    @Test
    void itBeginsWithTheConfiguredWeightsInEveryContext() {
        var ranker = new LinearRanker(RankingFixtures.options(10, Map.of("ucf.score", .5)), FeatureSpace.BUILT_IN);
        for (Context context : Context.values()) {
            assertThat(ranker.weights(List.of(context))[UCF]).isEqualTo(.5f);
            assertThat(ranker.weights(List.of(context))[ICF]).isZero();
        }
    }

    @Test
    void aChannelWhoseItemsAreClickedGainsWeightAndOneWhoseItemsAreNotLosesIt() {
        LinearRanker ranker = taught(50, "right", SESSION);
        assertThat(ranker.weights(SESSION)[UCF]).isGreaterThan(.5f);
        assertThat(ranker.weights(SESSION)[ICF]).isLessThan(-.5f);
    }

    @Test
    void whatIsLearnedInOneContextCountsThereTheMostAndALittleEverywhere() {
        LinearRanker ranker = taught(50, "right", SESSION);
        assertThat(ranker.weights(AWAY)[UCF]).isPositive().isLessThan(ranker.weights(SESSION)[UCF] / 2);
    }

    @Test
    void contextsThatContradictEachOtherAreLearnedSideBySide() {
        var ranker = new LinearRanker(RankingFixtures.options(10, Map.of()), FeatureSpace.BUILT_IN);
        for (int i = 0; i < 200; i++) {
            learn(ranker, "right", SESSION);
            learn(ranker, "wrong", AWAY);
        }
        assertThat(ranker.weights(SESSION)[UCF]).isGreaterThan(ranker.weights(SESSION)[ICF]);
        assertThat(ranker.weights(AWAY)[UCF]).isLessThan(ranker.weights(AWAY)[ICF]);
    }

    @Test
    void weightsStayWithinBounds() {
        LinearRanker ranker = taught(20_000, "right", SESSION);
        assertThat(ranker.weights(SESSION)[UCF]).isBetween(1f, 18f);
    }

    @Test
    void whatNoLongerPaysGoesBackToTheConfiguredWeight() {
        LinearRanker ranker = taught(300, "right", SESSION);
        double learned = ranker.weight(UCF);
        for (int i = 0; i < 20_000; i++) {
            // Nothing can be learned of a choice among one.
            CandidatePool pool = pool("only");
            pool.scores(ranker.weights(SESSION));
            ranker.learn(new Lesson(pool.gradient(pool.shortfalls(0)), SESSION), 1);
        }
        assertThat(ranker.weight(UCF)).isCloseTo(0, within(learned / 3));
    }

    @Test
    void theGradientIsTheSlopeOfTheLogLikelihood() {
        var random = new Random(3);
        CandidatePool pool = pool("a", "b", "c", "d");
        float[] weights = new float[FeatureSpace.BUILT_IN.size()];
        for (int feature = 0; feature < FeatureSpace.BUILT_IN.size(); feature++) {
            weights[feature] = 2 * random.nextFloat() - 1;
        }
        for (ItemFeature feature : EnumSet.range(ItemFeature.HOTNESS, ItemFeature.CTR)) {
            for (int i = 0; i < pool.size; i++) {
                pool.own.column(feature)[i] = random.nextFloat();
            }
        }
        pool.scores(weights);
        double[] gradient = pool.gradient(pool.shortfalls(2));
        float step = 1e-2f;
        for (int feature = 0; feature < FeatureSpace.BUILT_IN.size(); feature++) {
            float[] more = weights.clone();
            more[feature] += step;
            float[] less = weights.clone();
            less[feature] -= step;
            double slope = (logLikelihood(pool, more, 2) - logLikelihood(pool, less, 2)) / (2 * step);
            assertThat(gradient[feature]).isCloseTo(slope, within(1e-3));
        }
    }

    @Test
    void itGoesOnFromWhatItHadLearned() {
        LinearRanker ranker = taught(30, "right", SESSION);
        ranker.countSample();
        LinearRanker restored =
                new LinearRanker(RankingFixtures.options(10, Map.of()), FeatureSpace.BUILT_IN, ranker.learned());
        assertThat(restored.samples()).isEqualTo(1);
        learn(ranker, "wrong", AWAY);
        learn(restored, "wrong", AWAY);
        assertThat(restored.weights()).isEqualTo(ranker.weights());
    }

    @Test
    void whatIsNotANumberIsNeitherLearnedNorGoneOnFrom() {
        LinearRanker ranker = taught(50, "right", SESSION);
        float before = ranker.weights(SESSION)[UCF];
        double[] gradient = new double[FeatureSpace.BUILT_IN.size()];
        gradient[UCF] = Double.NaN;
        ranker.learn(new Lesson(gradient, SESSION), 1);
        assertThat(ranker.weights(SESSION)[UCF]).isEqualTo(before);

        LearnedRanker learned = ranker.learned();
        learned.weights().get("ucf.score")[0] = Double.NaN;
        learned.squares().get("icf.score")[0] = Double.POSITIVE_INFINITY;
        LinearRanker healed =
                new LinearRanker(RankingFixtures.options(10, Map.of("ucf.score", .5)), FeatureSpace.BUILT_IN, learned);
        assertThat(healed.weight(UCF)).isEqualTo(.5);
        assertThat(healed.weight(ICF)).isEqualTo(ranker.weight(ICF));
        assertThat(healed.learned().squares().get("icf.score")[0]).isZero();
    }

    @Test
    void aFeatureOrContextThatWasNotThereYetHasItsConfiguredWeight() {
        LearnedRanker learned = taught(30, "right", SESSION).learned();
        Map<String, double[]> older = new HashMap<>(learned.weights());
        older.remove("icf.score");
        older.put("ucf.score", new double[] {7});
        older.put("a-feature-of-the-past", new double[] {9});
        LinearRanker restored = new LinearRanker(
                RankingFixtures.options(10, Map.of("icf.score", .3)),
                FeatureSpace.BUILT_IN,
                new LearnedRanker(older, learned.squares(), 5, learned.returns(), learned.successes()));
        assertThat(restored.weights(SESSION)[ICF]).isEqualTo(.3f);
        assertThat(restored.weights(SESSION)[UCF]).isEqualTo(7f);
    }

    @Test
    void aChannelOfASpaceIsLearnedAsAnyOther() {
        FeatureSpace features = FeatureSpace.of(List.of(VectorSpace.ofContent("title", 8)));
        var ranker = new LinearRanker(RankingFixtures.options(10, Map.of("u2i:title.rank", .5)), features);
        assertThat(ranker.weight(features.indexOf("u2i:title.rank"))).isEqualTo(.5);
        for (int i = 0; i < 30; i++) {
            var pool = new CandidatePool(features);
            pool.add(channel(features, "ucf"), RankingFixtures.list(numbers, "wrong"));
            pool.add(channel(features, "u2i:title"), RankingFixtures.list(numbers, "right"));
            int right = pool.indexOf(numbers.of("right"));
            assertThat(pool.codes(right)).isEqualTo("v");
            pool.scores(ranker.weights(SESSION));
            ranker.learn(new Lesson(pool.gradient(pool.shortfalls(right)), SESSION), 1);
        }
        assertThat(ranker.weight(features.indexOf("u2i:title.score"))).isPositive();
        assertThat(ranker.weight(UCF)).isNegative();
        assertThat(ranker.learned().weights()).containsKey("u2i:title.score");
        LinearRanker without =
                new LinearRanker(RankingFixtures.options(10, Map.of()), FeatureSpace.BUILT_IN, ranker.learned());
        assertThat(without.weight(UCF)).isEqualTo(ranker.weight(UCF));
    }

    private LinearRanker taught(int times, String clicked, List<Context> contexts) {
        var ranker = new LinearRanker(RankingFixtures.options(10, Map.of()), FeatureSpace.BUILT_IN);
        for (int i = 0; i < times; i++) {
            learn(ranker, clicked, contexts);
        }
        return ranker;
    }

    /** A click on one of two items, of which ucf recalls the right one and icf the wrong one. */
    private void learn(LinearRanker ranker, String clicked, List<Context> contexts) {
        var pool = new CandidatePool(FeatureSpace.BUILT_IN);
        pool.add(channel(FeatureSpace.BUILT_IN, "ucf"), RankingFixtures.list(numbers, "right"));
        pool.add(channel(FeatureSpace.BUILT_IN, "icf"), RankingFixtures.list(numbers, "wrong"));
        pool.scores(ranker.weights(contexts));
        ranker.learn(new Lesson(pool.gradient(pool.shortfalls(pool.indexOf(numbers.of(clicked)))), contexts), 1);
    }

    private CandidatePool pool(String... items) {
        var pool = new CandidatePool(FeatureSpace.BUILT_IN);
        pool.add(channel(FeatureSpace.BUILT_IN, "ucf"), RankingFixtures.list(numbers, items));
        pool.add(channel(FeatureSpace.BUILT_IN, "icf"), RankingFixtures.list(numbers, items[items.length - 1]));
        return pool;
    }

    private static double logLikelihood(CandidatePool pool, float[] weights, int clicked) {
        float[] scores = pool.scores(weights);
        double sum = 0;
        for (int i = 0; i < pool.size; i++) {
            sum += Math.exp(scores[i]);
        }
        return scores[clicked] - Math.log(sum);
    }

    private static int channel(FeatureSpace features, String name) {
        return features.channels().stream().map(ChannelInfo::name).toList().indexOf(name);
    }
}
