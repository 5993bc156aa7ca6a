package dev.eddy.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.policy.PolicyWorld.Nature;
import dev.eddy.vector.SplitMix64;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How often the intervals contain the truth when rewards are rare. The javadoc of {@link WeightedLog} has the figures of
 * {@code -Deddy.policy-runs=1000}.
 */
class IntervalCoverageTest {
    private static final int RUNS = Integer.getInteger("eddy.policy-runs", 4);
    private static final double NORMAL_QUANTILE = 1.96;
    private static final List<ValueEstimator> ESTIMATORS =
            List.of(new InversePropensity(), new SelfNormalized(), new DoublyRobust());

    @ParameterizedTest
    @CsvSource({
        "as in the Open Bandit data, 10000, 1.7, .005, 0, .93",
        "less skewed, 10000, 1.3, .005, 0, .93",
        "ten rewards, 2000, 1.5, .005, 0, .93",
        "the policy is better than chance, 10000, 1.5, .005, .3, .93",
        "the policy is worse than chance, 10000, 1.5, .005, -.3, .90",
        "frequent rewards, 2000, 1, .1, 0, .93"
    })
    void intervalsContainTheTruth(String name, int choices, double skew, double rate, double skill, double least) {
        var random = new SplitMix64(name.hashCode());
        double[] contained = new double[ESTIMATORS.size() + 1];
        double rewarded = 0;
        double size = 0;
        double width = 0;
        double normal = 0;
        for (int run = 0; run < RUNS; run++) {
            var world = new PolicyWorld(new Nature(34, skew, rate, .6, skill), random);
            WeightedLog log = WeightedLog.of(rewarded(() -> world.log(choices, random)), new UniformPolicy());
            rewarded += log.rewarded();
            for (int i = 0; i < ESTIMATORS.size(); i++) {
                Estimate estimate = ESTIMATORS.get(i).estimate(log);
                contained[i] += estimate.contains(world.value()) ? 1 : 0;
                size += estimate.effectiveSize() / ESTIMATORS.size();
                width += (estimate.high() - estimate.low()) / world.value() / ESTIMATORS.size();
            }
            double ips = new InversePropensity().value(log);
            double error = log.standardError(i -> log.weight(i) * log.reward(i));
            normal += Math.abs(ips - world.value()) <= NORMAL_QUANTILE * error ? 1 : 0;
            WeightedLog own = WeightedLog.ofItself(rewarded(() -> world.uniformLog(choices, random)));
            contained[ESTIMATORS.size()] +=
                    new InversePropensity().estimate(own).contains(world.value()) ? 1 : 0;
        }
        System.out.printf(
                Locale.ROOT,
                "%-40s rewards %.0f size %.0f: %.3f %.3f %.3f own %.3f normal %.3f width %.2f%n",
                name,
                rewarded / RUNS,
                size / RUNS,
                contained[0] / RUNS,
                contained[1] / RUNS,
                contained[2] / RUNS,
                contained[3] / RUNS,
                normal / RUNS,
                width / RUNS);
        // With few runs, by chance less: two and a half standard errors.
        double chance = 2.5 * Math.sqrt(least * (1 - least) / RUNS);
        for (double times : contained) {
            assertThat(times / RUNS).isGreaterThanOrEqualTo(least - chance);
        }
    }

    /** The first of some logs that has a reward, since one without is refused. */
    private static List<LoggedChoice> rewarded(Supplier<List<LoggedChoice>> logs) {
        return Stream.generate(logs)
                .filter(log -> log.stream().anyMatch(choice -> choice.reward() > 0))
                .findFirst()
                .orElseThrow();
    }
}
