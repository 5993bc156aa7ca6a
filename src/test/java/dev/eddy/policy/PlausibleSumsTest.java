package dev.eddy.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.policy.PlausibleSums.Ends;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlausibleSumsTest {
    private static final int CHOICES = 1_000;

    /** The exact limits are quantiles of the chi-squared distribution. */
    @ParameterizedTest
    @CsvSource({"1, .0253, 5.572", "10, 4.795, 18.390", "46, 33.678, 61.358", "100, 81.364, 121.627"})
    void forEqualWeightsTheIntervalIsExact(int rewards, double low, double high) {
        Ends ends = new PlausibleSums(all(1), all(.01), ones(rewards), rewards).ends();
        assertThat(quantile(ends.low(), .025)).isCloseTo(low, within(.03 * (high - low)));
        assertThat(quantile(ends.high(), .975)).isCloseTo(high, within(.03 * (high - low)));
    }

    @Test
    void aLargeWeightWithoutARewardWidensTheInterval() {
        double[] weights = all(1);
        Ends even = new PlausibleSums(weights, all(.01), ones(10), 10).ends();
        Arrays.fill(weights, 0, 20, 50);
        Ends uneven = new PlausibleSums(weights, all(.01), ones(10), 10).ends();
        assertThat(quantile(uneven.high(), .975)).isGreaterThan(1.3 * quantile(even.high(), .975));
    }

    @Test
    void choicesOfNoWeightDoNotMatter() {
        double[] weights = all(1);
        Arrays.fill(weights, 0, CHOICES / 2, 0);
        Ends ends = new PlausibleSums(weights, all(.01), ones(10), 10).ends();
        assertThat(ends.high())
                .isEqualTo(
                        new PlausibleSums(all(1), all(.01), ones(10), 10).ends().high());
    }

    @Test
    void withoutAnObservedRewardTheSumMayBeNothing() {
        Ends ends = new PlausibleSums(all(1), all(.01), ones(1), 0).ends();
        assertThat(ends.low()).containsOnly(0);
        assertThat(quantile(ends.high(), .975)).isCloseTo(3.689, within(.2));
    }

    private static double[] all(double value) {
        double[] values = new double[CHOICES];
        Arrays.fill(values, value);
        return values;
    }

    private static double[] ones(int count) {
        double[] ones = new double[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static double quantile(double[] values, double share) {
        return Arrays.stream(values).sorted().toArray()[(int) (share * values.length)];
    }
}
