package dev.eddy.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.Lives;
import dev.eddy.trial.TrialReport.Estimate;
import dev.eddy.vector.SplitMix64;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserBootstrapTest {
    @Test
    void weightsHaveTheMeanAndTheVarianceOfTheExponentialDistribution() {
        double[] weights = IntStream.range(0, 256)
                .mapToDouble(step -> UserBootstrap.weight((byte) step))
                .toArray();
        assertThat(Arrays.stream(weights).average().orElseThrow()).isEqualTo(1, within(1e-9));
        assertThat(Arrays.stream(weights)
                        .map(weight -> (weight - 1) * (weight - 1))
                        .average()
                        .orElseThrow())
                .isEqualTo(1, within(.02));
    }

    @Test
    void theIntervalContainsTheTruthAboutAsOftenAsItSays() {
        int contained = 0;
        for (int experiment = 0; experiment < 100; experiment++) {
            var random = new Random(experiment);
            List<ScoredClick> clicks = new ArrayList<>();
            List<Double> values = new ArrayList<>();
            // Each user has a hit rate of their own, evenly between 0 and .6: the truth is .3.
            for (int user = 0; user < 200; user++) {
                double rate = .6 * random.nextDouble();
                for (int i = 0; i < 5; i++) {
                    clicks.add(click("experiment-" + experiment + "-user-" + user));
                    values.add(random.nextDouble() < rate ? 1.0 : 0);
                }
            }
            Estimate mean = new UserBootstrap(clicks).mean(values::get);
            contained += mean.low() <= .3 && .3 <= mean.high() ? 1 : 0;
        }
        assertThat(contained).isBetween(88, 100);
    }

    /**
     * Pairs of lists on the clicks of 150 users, each with a hit rate of their own. The merged list has seven tenths of the
     * baseline's hits, and others. {@code -Deddy.lives=20} gave the shares in the javadoc of the class.
     */
    @ParameterizedTest
    @Tag("lives")
    @CsvSource({
        "1, 2, false",
        "1, 2, true",
        "3, 2, false",
        "5, 2, false",
        "10, 1.3, false",
        "20, 1.2, false",
        "50, 1.2, false",
        "5, 2, true",
        "20, 1.2, true"
    })
    void theIntervalOfARatioContainsTheTruthHoweverRarelyTheBaselineHits(
            double expectedHits, double truth, boolean byRank) {
        int contained = 0;
        int counted = 0;
        for (int seed : Lives.of("ratios to a baseline with " + expectedHits + " hits", 150)) {
            var random = new SplitMix64(seed);
            List<ScoredClick> clicks = new ArrayList<>();
            List<double[]> values = new ArrayList<>();
            for (int user = 0; user < 150; user++) {
                double rate = Math.min(.3, expectedHits / 750 * -Math.log(1 - random.nextDouble()));
                for (int i = 0; i < 5; i++) {
                    clicks.add(click(seed + "-" + user));
                    boolean isHit = random.nextDouble() < rate;
                    boolean isAlsoHit = random.nextDouble() < (isHit ? .7 : (truth - .7) * rate / (1 - rate));
                    values.add(new double[] {worth(isAlsoHit, byRank, random), worth(isHit, byRank, random)});
                }
            }
            Estimate ratio =
                    new UserBootstrap(clicks).ratio(click -> values.get(click)[0], click -> values.get(click)[1]);
            if (ratio != null) {
                counted++;
                contained += ratio.low() <= truth && truth <= ratio.high() ? 1 : 0;
            }
        }
        // With few samples, by chance less: two and a half standard errors.
        double chance = 2.5 * Math.sqrt(.05 * .95 / counted);
        assertThat((double) contained / counted).isGreaterThanOrEqualTo(.93 - chance);
    }

    private static double worth(boolean isHit, boolean byRank, SplitMix64 random) {
        return !isHit ? 0 : byRank ? 1.0 / (1 + random.nextInt(20)) : 1;
    }

    @Test
    void clicksOfOneUserAreNoIndependentEvidence() {
        List<ScoredClick> ofMany = new ArrayList<>();
        List<ScoredClick> ofFew = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            ofMany.add(click("user-" + i));
            ofFew.add(click("user-" + i / 20));
        }
        // All clicks of every second of the few are hits.
        Estimate many = new UserBootstrap(ofMany).mean(click -> click / 20 % 2);
        Estimate few = new UserBootstrap(ofFew).mean(click -> click / 20 % 2);
        assertThat(many.value()).isEqualTo(few.value()).isEqualTo(.5);
        assertThat(few.high() - few.low()).isGreaterThan(3 * (many.high() - many.low()));
    }

    @Test
    void theSameClicksGiveTheSameInterval() {
        List<ScoredClick> clicks =
                IntStream.range(0, 100).mapToObj(i -> click("user-" + i)).toList();
        Estimate first = new UserBootstrap(clicks).mean(click -> click % 3 / 2.0);
        assertThat(new UserBootstrap(clicks).mean(click -> click % 3 / 2.0)).isEqualTo(first);
        assertThat(first.low()).isLessThan(first.value());
        assertThat(first.high()).isGreaterThan(first.value());
    }

    @Test
    void ratiosOfTheSameClicksVaryLessThanTheirParts() {
        List<ScoredClick> clicks =
                IntStream.range(0, 500).mapToObj(i -> click("user-" + i)).toList();
        var bootstrap = new UserBootstrap(clicks);
        Estimate ratio = bootstrap.ratio(click -> click % 2 * .6, click -> click % 2 * .5);
        Estimate part = bootstrap.mean(click -> click % 2 * .5);
        assertThat(ratio.value()).isEqualTo(1.2, within(1e-9));
        assertThat(ratio.high() - ratio.low()).isLessThan(.3 * (part.high() - part.low()) / part.value());
    }

    @Test
    void aRateOfNoneOrOfAllHasAnIntervalOnOneSide() {
        List<ScoredClick> clicks =
                IntStream.range(0, 20).mapToObj(i -> click("user-" + i)).toList();
        var bootstrap = new UserBootstrap(clicks);
        Estimate never = bootstrap.mean(click -> 0);
        assertThat(never.low()).isZero();
        assertThat(never.high()).isBetween(.05, .25);
        Estimate always = bootstrap.mean(click -> 1);
        assertThat(always.low()).isBetween(.75, .95);
        assertThat(always.high()).isEqualTo(1);
        assertThat(bootstrap.ratio(click -> 0, click -> 1).low()).isZero();
        assertThat(bootstrap.ratio(click -> 0, click -> 1).high()).isBetween(.05, .3);
    }

    @Test
    void ofNothingThereIsNoEstimate() {
        assertThat(new UserBootstrap(List.of()).mean(click -> 1)).isNull();
        assertThat(new UserBootstrap(List.of(click("ann"))).ratio(click -> 1, click -> 0))
                .isNull();
    }

    private static ScoredClick click(String user) {
        return new ScoredClick(user, "item", 0, 1, true, 0);
    }
}
