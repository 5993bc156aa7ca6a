package dev.eddy.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.Lives;
import dev.eddy.policy.PolicyWorld.Nature;
import dev.eddy.vector.SplitMix64;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueEstimatorTest {
    private static final ChoiceContext TOP = new ChoiceContext(1, List.of());
    private static final Policy UNIFORM = new UniformPolicy();

    static List<ValueEstimator> estimators() {
        return List.of(new InversePropensity(), new SelfNormalized(), new DoublyRobust());
    }

    @ParameterizedTest
    @MethodSource("estimators")
    void theMeanOverManyLogsIsTheTruth(ValueEstimator estimator) {
        var random = new SplitMix64(3);
        var world = new PolicyWorld(new Nature(10, .7, .2, .6, .5), random);
        double[] values = values(estimator, world, 500, 1_000, random);
        double error = Math.sqrt(variance(values) / values.length);
        assertThat(mean(values)).isCloseTo(world.value(), within(3 * error));
        // What the policy of the log earned is another number.
        assertThat(mean(rewards(world.log(100_000, random)))).isGreaterThan(world.value() + 10 * error);
    }

    @Test
    void doublyRobustVariesLessWhereRewardsDependOnTheItem() {
        var world = new PolicyWorld(new Nature(10, 1, .5, .5, 0), new SplitMix64(4));
        double plain = variance(values(new InversePropensity(), world, 1_000, 300, new SplitMix64(5)));
        double robust = variance(values(new DoublyRobust(), world, 1_000, 300, new SplitMix64(5)));
        assertThat(robust).isLessThan(.8 * plain);
    }

    private static double[] values(
            ValueEstimator estimator, PolicyWorld world, int choices, int logs, SplitMix64 random) {
        return IntStream.range(0, logs)
                .mapToDouble(i -> estimator.value(WeightedLog.of(world.log(choices, random), UNIFORM)))
                .toArray();
    }

    @Test
    void weightsAreProbabilitiesOverPropensities() {
        // Of two items, one is shown three times as often; the other one always earns.
        WeightedLog log = WeightedLog.of(
                List.of(choice("a", .75, 0), choice("a", .75, 1), choice("a", .75, 0), choice("b", .25, 1)), UNIFORM);
        double often = .5 / .75;
        double rare = .5 / .25;
        assertThat(log.meanWeight()).isCloseTo(1, within(1e-9));
        assertThat(log.largestWeight()).isEqualTo(rare);
        assertThat(log.items()).isEqualTo(2);
        assertThat(log.rewarded()).isEqualTo(2);
        assertThat(new InversePropensity().value(log)).isCloseTo((often + rare) / 4, within(1e-9));
        assertThat(new SelfNormalized().value(log)).isCloseTo((often + rare) / 4, within(1e-9));
        assertThat(new InversePropensity().estimate(log).effectiveSize())
                .isCloseTo(16 / (3 * often * often + rare * rare), within(1e-9));
    }

    @Test
    void onALogOfThePolicyItselfTheValueIsTheMeanReward() {
        var random = new SplitMix64(6);
        List<LoggedChoice> choices = new PolicyWorld(new Nature(10, 1, .05, .6, 0), random).uniformLog(2_000, random);
        Estimate own = new InversePropensity().estimate(WeightedLog.ofItself(choices));
        assertThat(own.value()).isEqualTo(mean(rewards(choices)));
        assertThat(own.effectiveSize()).isCloseTo(2_000, within(1e-6));
        WeightedLog weighted = WeightedLog.of(choices, UNIFORM);
        for (ValueEstimator estimator : List.of(new InversePropensity(), new SelfNormalized())) {
            assertThat(estimator.value(weighted)).isCloseTo(own.value(), within(1e-9));
        }
        assertThat(new DoublyRobust().value(weighted)).isCloseTo(own.value(), within(.1 * own.value()));
    }

    @Test
    void aFactorInAllPropensitiesDoesNotMatterWhenNormalised() {
        var random = new SplitMix64(7);
        List<LoggedChoice> choices = new PolicyWorld(new Nature(10, 1, .05, .6, 0), random).log(1_000, random);
        List<LoggedChoice> halved = choices.stream()
                .map(choice -> new LoggedChoice(
                        choice.atMillis(), choice.itemId(), choice.propensity() / 2, choice.reward(), choice.context()))
                .toList();
        WeightedLog right = WeightedLog.of(choices, UNIFORM);
        WeightedLog wrong = WeightedLog.of(halved, UNIFORM);
        assertThat(new SelfNormalized().value(wrong)).isCloseTo(new SelfNormalized().value(right), within(1e-9));
        assertThat(new InversePropensity().value(wrong))
                .isCloseTo(2 * new InversePropensity().value(right), within(1e-9));
        assertThat(right.meanWeightDeviation()).isBetween(-3.0, 3.0);
        assertThat(wrong.meanWeightDeviation()).isGreaterThan(3);
    }

    @ParameterizedTest
    @MethodSource("estimators")
    void anEstimateIsTheSameEveryTime(ValueEstimator estimator) {
        var world = new PolicyWorld(new Nature(10, 1, .05, .6, 0), new SplitMix64(8));
        List<LoggedChoice> choices = world.log(500, new SplitMix64(9));
        Estimate estimate = estimator.estimate(WeightedLog.of(choices, UNIFORM));
        assertThat(estimator.estimate(WeightedLog.of(choices, UNIFORM))).isEqualTo(estimate);
        assertThat(estimate.low()).isBetween(0.0, estimate.value());
        assertThat(estimate.high()).isGreaterThan(estimate.value());
    }

    @ParameterizedTest
    @MethodSource("estimators")
    void amountsScaleWithTheirUnit(ValueEstimator estimator) {
        List<LoggedChoice> euros = new ArrayList<>();
        List<LoggedChoice> cents = new ArrayList<>();
        var random = new SplitMix64(10);
        for (int i = 0; i < 500; i++) {
            double price = random.nextInt(10) == 0 ? 1 + random.nextInt(50) : 0;
            String item = "i" + random.nextInt(2);
            euros.add(choice(item, item.equals("i0") ? .5 : .4, price));
            cents.add(choice(item, item.equals("i0") ? .5 : .4, 100 * price));
        }
        Estimate inEuros = estimator.estimate(WeightedLog.of(euros, UNIFORM));
        Estimate inCents = estimator.estimate(WeightedLog.of(cents, UNIFORM));
        assertThat(inCents.value()).isCloseTo(100 * inEuros.value(), within(1e-6));
        assertThat(inCents.low()).isCloseTo(100 * inEuros.low(), within(1e-6));
        assertThat(inCents.high()).isCloseTo(100 * inEuros.high(), within(1e-6));
    }

    @ParameterizedTest
    @MethodSource("estimators")
    void oneChoiceHasAWideInterval(ValueEstimator estimator) {
        Estimate estimate = estimator.estimate(WeightedLog.of(List.of(choice("a", 1, 1)), UNIFORM));
        assertThat(estimate.value()).isEqualTo(1);
        assertThat(estimate.low()).isLessThan(.1);
        assertThat(estimate.high()).isGreaterThan(4);
    }

    @ParameterizedTest
    @CsvSource({"1e-7, 0", "1e-7, 1", "1e-300, 0", "1e-300, 1", "4.9e-324, 1"})
    void aTinyPropensityCountsAsNoMoreThanTheWholeLog(double propensity, double reward) {
        // The log's policy prefers what earns less, so plausible rewards seldom arrive at large weights.
        var world = new PolicyWorld(new Nature(34, 1.5, .01, .6, .5), new SplitMix64(11));
        List<LoggedChoice> choices = world.log(3_000, new SplitMix64(12));
        WeightedLog usual = WeightedLog.of(choices, UNIFORM);
        assertThat(usual.bounded()).isZero();
        choices.add(choice("i3", propensity, reward));
        WeightedLog log = WeightedLog.of(choices, UNIFORM);
        assertThat(log.bounded()).isEqualTo(1);
        assertThat(log.heaviest()).isSameAs(choices.get(3_000));
        assertThat(log.largestWeight()).isBetween(usual.largestWeight(), 3_001.0);
        for (ValueEstimator estimator : estimators()) {
            Estimate estimate = estimator.estimate(log);
            assertThat(estimate.effectiveSize()).isBetween(1.0, 20.0);
            assertThat(estimate.contains(Math.max(0, estimate.value()))).isTrue();
            assertThat(estimate.high()).isLessThan(5);
        }
    }

    @Test
    @Tag("lives")
    void everyLogHasAnEstimateInNumbers() {
        for (int seed : Lives.of("logs with tiny propensities", 100)) {
            var random = new SplitMix64(seed);
            List<LoggedChoice> choices = new ArrayList<>(List.of(choice("i0", .5, 1)));
            int more = random.nextInt(60);
            for (int i = 0; i < more; i++) {
                double propensity = Math.pow(10, -320 * Math.pow(random.nextDouble(), 6));
                choices.add(choice("i" + random.nextInt(5), propensity, random.nextInt(3)));
            }
            WeightedLog log = WeightedLog.of(choices, UNIFORM);
            for (ValueEstimator estimator : estimators()) {
                Estimate estimate = estimator.estimate(log);
                assertThat(List.of(estimate.value(), estimate.low(), estimate.high()))
                        .as("seed %d, %s", seed, estimator)
                        .allMatch(Double::isFinite);
                assertThat(estimate.low()).as("seed %d", seed).isLessThanOrEqualTo(estimate.high());
                assertThat(estimate.effectiveSize()).as("seed %d", seed).isBetween(.999, choices.size() + .001);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -.1, 1.0001, Double.NaN, Double.POSITIVE_INFINITY})
    void propensitiesThatAreNoneAreRefused(double propensity) {
        assertThatThrownBy(() -> choice("a", propensity, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("propensity " + propensity
                        + " of item a at 1970-01-01T00:00:00Z: must be above 0 and at most 1");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void rewardsThatAreNoneAreRefused(double reward) {
        assertThatThrownBy(() -> choice("a", 1, reward))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("reward " + reward + " of item a at 1970-01-01T00:00:00Z: must be a number from 0 on");
    }

    @Test
    void negativePositionsAreRefused() {
        assertThatThrownBy(() -> new ChoiceContext(-1, List.of())).hasMessage("position -1 is negative");
    }

    @Test
    void logsThatTellNothingAreRefused() {
        assertThatThrownBy(() -> WeightedLog.of(List.of(), UNIFORM)).hasMessage("the log has no choices");
        assertThatThrownBy(() -> WeightedLog.ofItself(List.of())).hasMessage("the log has no choices");
        List<LoggedChoice> unrewarded = List.of(choice("a", .5, 0), choice("b", .5, 0));
        assertThatThrownBy(() -> WeightedLog.of(unrewarded, UNIFORM)).hasMessage("none of the 2 choices has a reward");
        List<LoggedChoice> choices = List.of(choice("a", .5, 1), choice("b", .5, 0));
        assertThatThrownBy(() -> WeightedLog.of(choices, (item, context, items) -> 0))
                .hasMessage("the policy chooses none of the items where the log has them");
    }

    private static LoggedChoice choice(String itemId, double propensity, double reward) {
        return new LoggedChoice(0, itemId, propensity, reward, TOP);
    }

    private static double[] rewards(List<LoggedChoice> choices) {
        return choices.stream().mapToDouble(LoggedChoice::reward).toArray();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        return Arrays.stream(values)
                        .map(value -> (value - mean) * (value - mean))
                        .sum()
                / (values.length - 1);
    }
}
