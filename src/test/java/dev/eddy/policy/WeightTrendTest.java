package dev.eddy.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.vector.SplitMix64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightTrendTest {
    private static final int CHOICES = 20_000;

    @ParameterizedTest
    @ValueSource(doubles = {-.5, 0, .5})
    void theExponentIsFound(double exponent) {
        var random = new SplitMix64(1);
        double[] weights = new double[CHOICES];
        double[] rewards = new double[CHOICES];
        double[] expected = new double[CHOICES];
        for (int i = 0; i < CHOICES; i++) {
            weights[i] = Math.exp(random.nextGaussian());
            expected[i] = .05;
            rewards[i] = random.nextDouble() < .05 * Math.pow(weights[i], exponent) ? 1 : 0;
        }
        assertThat(new WeightTrend(weights, rewards, expected, 1).exponent()).isCloseTo(exponent, within(.08));
    }

    @Test
    void fewRewardsSayLittle() {
        double[] weights = {1, 1, 20, 0};
        double[] rewards = {0, 0, 1, 1};
        double[] expected = {.1, .1, .1, .1};
        assertThat(new WeightTrend(weights, rewards, expected, 1).exponent()).isBetween(0.0, 1.0);
        assertThat(new WeightTrend(weights, new double[] {0, 0, 0, 1}, expected, 1).exponent())
                .isCloseTo(0, within(1e-5));
    }
}
