package dev.eddy.recall.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.item.VectorSpace;
import dev.eddy.recall.items.Channel;
import dev.eddy.recall.items.ItemNumbers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MixtureTest {
    private static final List<Context> SESSION = List.of(Context.REGULAR, Context.SESSION);
    private static final List<Context> AWAY = List.of(Context.NEWCOMER, Context.AWAY);
    private static final int UCF = FeatureSpace.BUILT_IN.score(Channel.UCF);
    private static final int ICF = FeatureSpace.BUILT_IN.score(Channel.ICF);

    private final ItemNumbers numbers = new ItemNumbers();

    @Test
    void itBeginsWithTheConfiguredWeightsInEveryContext() {
        var mixture = new Mixture(Recall.options(10, Map.of("ucf.score", .5)));
        for (Context context : Context.values()) {
            assertThat(mixture.weights(List.of(context))[UCF]).isEqualTo(.5f);
            assertThat(mixture.weights(List.of(context))[ICF]).isZero();
        }
    }

    @Test
    void aChannelWhoseItemsAreClickedGainsWeightAndOneWhoseItemsAreNotLosesIt() {
        Mixture mixture = taught(50, "right", SESSION);
        assertThat(mixture.weights(SESSION)[UCF]).isGreaterThan(.5f);
        assertThat(mixture.weights(SESSION)[ICF]).isLessThan(-.5f);
    }

    @Test
    void whatIsLearnedInOneContextCountsThereTheMostAndALittleEverywhere() {
        Mixture mixture = taught(50, "right", SESSION);
        assertThat(mixture.weights(AWAY)[UCF]).isPositive().isLessThan(mixture.weights(SESSION)[UCF] / 2);
    }

    @Test
    void contextsThatContradictEachOtherAreLearnedSideBySide() {
        var mixture = new Mixture(Recall.options(10, Map.of()));
        for (int i = 0; i < 200; i++) {
            learn(mixture, "right", SESSION);
            learn(mixture, "wrong", AWAY);
        }
        assertThat(mixture.weights(SESSION)[UCF]).isGreaterThan(mixture.weights(SESSION)[ICF]);
        assertThat(mixture.weights(AWAY)[UCF]).isLessThan(mixture.weights(AWAY)[ICF]);
    }

    @Test
    void weightsStayWithinBounds() {
        Mixture mixture = taught(20_000, "right", SESSION);
        assertThat(mixture.weights(SESSION)[UCF]).isBetween(1f, 150f);
    }

    @Test
    void whatNoLongerPaysGoesBackToTheConfiguredWeight() {
        Mixture mixture = taught(300, "right", SESSION);
        double learned = mixture.weight(UCF);
        for (int i = 0; i < 20_000; i++) {
            // Nothing can be learned of a choice among one.
            Union union = union("only");
            union.scores(mixture.weights(SESSION));
            mixture.learn(union.gradient(union.shortfalls(0)), SESSION);
        }
        assertThat(mixture.weight(UCF)).isCloseTo(0, within(learned / 3));
    }

    @Test
    void theGradientIsTheSlopeOfTheLogLikelihood() {
        var random = new Random(3);
        Union union = union("a", "b", "c", "d");
        float[] weights = new float[FeatureSpace.BUILT_IN.size()];
        for (int feature = 0; feature < FeatureSpace.BUILT_IN.size(); feature++) {
            weights[feature] = 2 * random.nextFloat() - 1;
            for (int i = 0; i < union.size() && feature >= FeatureSpace.OWN; i++) {
                union.own().set(i, feature, random.nextDouble());
            }
        }
        union.scores(weights);
        double[] gradient = union.gradient(union.shortfalls(2));
        float step = 1e-2f;
        for (int feature = 0; feature < FeatureSpace.BUILT_IN.size(); feature++) {
            float[] more = weights.clone();
            more[feature] += step;
            float[] less = weights.clone();
            less[feature] -= step;
            double slope = (logLikelihood(union, more, 2) - logLikelihood(union, less, 2)) / (2 * step);
            assertThat(gradient[feature]).isCloseTo(slope, within(1e-3));
        }
    }

    @Test
    void itGoesOnFromWhatItHadLearned() {
        Mixture mixture = taught(30, "right", SESSION);
        mixture.countLook();
        Mixture restored = Mixture.of(Recall.options(10, Map.of()), FeatureSpace.BUILT_IN, mixture.learned());
        assertThat(restored.looks()).isEqualTo(1);
        learn(mixture, "wrong", AWAY);
        learn(restored, "wrong", AWAY);
        assertThat(restored.weights()).isEqualTo(mixture.weights());
    }

    @Test
    void whatIsNotANumberIsNeitherLearnedNorGoneOnFrom() {
        Mixture mixture = taught(50, "right", SESSION);
        float before = mixture.weights(SESSION)[UCF];
        double[] gradient = new double[FeatureSpace.BUILT_IN.size()];
        gradient[UCF] = Double.NaN;
        mixture.learn(gradient, SESSION);
        assertThat(mixture.weights(SESSION)[UCF]).isEqualTo(before);

        LearnedMixture learned = mixture.learned();
        learned.weights().get("ucf.score")[0] = Double.NaN;
        learned.squares().get("icf.score")[0] = Double.POSITIVE_INFINITY;
        Mixture healed = Mixture.of(Recall.options(10, Map.of("ucf.score", .5)), FeatureSpace.BUILT_IN, learned);
        assertThat(healed.weight(UCF)).isEqualTo(.5);
        assertThat(healed.weight(ICF)).isEqualTo(mixture.weight(ICF));
        assertThat(healed.learned().squares().get("icf.score")[0]).isZero();
    }

    @Test
    void aFeatureOrContextThatWasNotThereYetHasItsConfiguredWeight() {
        LearnedMixture learned = taught(30, "right", SESSION).learned();
        Map<String, double[]> older = new HashMap<>(learned.weights());
        older.remove("icf.score");
        older.put("ucf.score", new double[] {7});
        older.put("a-feature-of-the-past", new double[] {9});
        Mixture restored = Mixture.of(
                Recall.options(10, Map.of("icf.score", .3)),
                FeatureSpace.BUILT_IN,
                new LearnedMixture(older, learned.squares(), 5, learned.returns()));
        assertThat(restored.weights(SESSION)[ICF]).isEqualTo(.3f);
        assertThat(restored.weights(SESSION)[UCF]).isEqualTo(7f);
    }

    @Test
    void aChannelOfASpaceIsLearnedAsAnyOther() {
        FeatureSpace features = FeatureSpace.of(List.of(new VectorSpace("title", 8)));
        var mixture = new Mixture(Recall.options(10, Map.of("u2i:title.rank", .5)), features);
        assertThat(mixture.weight(features.indexOf("u2i:title.rank"))).isEqualTo(.5);
        for (int i = 0; i < 30; i++) {
            var union = new Union(features);
            union.add(features.channels().indexOf(Channel.UCF), Recall.list(numbers, "wrong"));
            union.add(features.channels().indexOf(Channel.u2i("title")), Recall.list(numbers, "right"));
            int right = union.indexOf(numbers.of("right"));
            assertThat(union.letters(right)).isEqualTo("v");
            union.scores(mixture.weights(SESSION));
            mixture.learn(union.gradient(union.shortfalls(right)), SESSION);
        }
        assertThat(mixture.weight(features.score(Channel.u2i("title")))).isPositive();
        assertThat(mixture.weight(UCF)).isNegative();
        assertThat(mixture.learned().weights()).containsKey("u2i:title.score");
        Mixture without = Mixture.of(Recall.options(10, Map.of()), FeatureSpace.BUILT_IN, mixture.learned());
        assertThat(without.weight(UCF)).isEqualTo(mixture.weight(UCF));
    }

    private Mixture taught(int times, String clicked, List<Context> contexts) {
        var mixture = new Mixture(Recall.options(10, Map.of()));
        for (int i = 0; i < times; i++) {
            learn(mixture, clicked, contexts);
        }
        return mixture;
    }

    /** A click on one of two items, of which ucf recalls the right one and icf the wrong one. */
    private void learn(Mixture mixture, String clicked, List<Context> contexts) {
        var union = new Union(FeatureSpace.BUILT_IN);
        union.add(FeatureSpace.BUILT_IN.channels().indexOf(Channel.UCF), Recall.list(numbers, "right"));
        union.add(FeatureSpace.BUILT_IN.channels().indexOf(Channel.ICF), Recall.list(numbers, "wrong"));
        union.scores(mixture.weights(contexts));
        mixture.learn(union.gradient(union.shortfalls(union.indexOf(numbers.of(clicked)))), contexts);
    }

    private Union union(String... items) {
        var union = new Union(FeatureSpace.BUILT_IN);
        union.add(FeatureSpace.BUILT_IN.channels().indexOf(Channel.UCF), Recall.list(numbers, items));
        union.add(FeatureSpace.BUILT_IN.channels().indexOf(Channel.ICF), Recall.list(numbers, items[items.length - 1]));
        return union;
    }

    private static double logLikelihood(Union union, float[] weights, int clicked) {
        float[] scores = union.scores(weights);
        double sum = 0;
        for (int i = 0; i < union.size(); i++) {
            sum += Math.exp(scores[i]);
        }
        return scores[clicked] - Math.log(sum);
    }
}
