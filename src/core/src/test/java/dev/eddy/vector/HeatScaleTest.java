package dev.eddy.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HeatScaleTest {
    private static final long DAY = TimeUnit.DAYS.toMillis(1);
    private static final long NOW = 20_000 * DAY;

    private final HeatScale scale = new HeatScale((double) DAY);

    private static double heat(double weight, long atMillis) {
        return Heat.of(weight, atMillis, (double) DAY);
    }

    @Test
    void aNumberTimesTheFactorIsTheDecayedSum() {
        for (long at = NOW; at < NOW + 400 * DAY; at += 13 * DAY) {
            double heat = heat(3, at);
            scale.follow(heat);
            for (long asOf : new long[] {NOW, at, at + 30 * DAY}) {
                assertThat(scale.number(heat) * scale.factor(asOf))
                        .isCloseTo(Heat.at(heat, asOf, (double) DAY), withPercentage(1e-7));
            }
        }
    }

    @Test
    void numbersHoldUntilTheInstantMoves() {
        double first = heat(1, NOW);
        assertThat(scale.follow(first)).isTrue();
        double number = scale.number(first);
        assertThat(scale.follow(heat(1, NOW + 100 * DAY))).isFalse();
        assertThat(scale.follow(heat(1, NOW - 9_000 * DAY))).isFalse();
        assertThat(scale.number(first)).isEqualTo(number);
        assertThat(scale.follow(heat(1, NOW + 600 * DAY))).isTrue();
        assertThat(scale.number(first)).isLessThan(number).isPositive();
    }

    @Test
    void nothingAndWhatCooledToNothingAreZero() {
        assertThat(scale.follow(Heat.NONE)).isFalse();
        assertThat(scale.number(Heat.NONE)).isZero();
        scale.follow(heat(1, NOW));
        assertThat(scale.number(Heat.NONE)).isZero();
        assertThat(scale.number(heat(1, NOW - 2_000 * DAY))).isZero();
    }
}
