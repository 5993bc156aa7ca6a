package dev.eddy.recall.items;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DecayTest {
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long NOW = 20_000 * DAY;

    private static Decay daily() {
        return Decay.of((double) DAY, NOW);
    }

    @Test
    void aHalfLifeHalves() {
        assertThat(daily().at(NOW - DAY, 1) / daily().at(NOW, 1)).isEqualTo(.5, within(1e-12));
        assertThat(daily().at(NOW - 4 * DAY, 4) / daily().at(NOW, 4)).isEqualTo(.5, within(1e-12));
    }

    @Test
    void theNewestCountsAboutOneWhateverTheHalfLife() {
        for (long halfLife = DAY / 24; halfLife < 4_000 * DAY; halfLife *= 3) {
            assertThat(Decay.of((double) halfLife, NOW).at(NOW, 1)).isBetween(1.0, Math.pow(2, 1 / 8.));
        }
    }

    @Test
    void itStaysTheSameForAnEighthOfAHalfLife() {
        assertThat(Decay.of((double) DAY, NOW + DAY / 9)).isEqualTo(daily());
        assertThat(Decay.of((double) DAY, NOW + DAY / 7)).isNotEqualTo(daily());
    }

    @Test
    void withoutAHalfLifeNothingFades() {
        assertThat(daily().at(0, Double.POSITIVE_INFINITY)).isEqualTo(1);
    }

    @Test
    void theVeryOldIsNothing() {
        assertThat(daily().at(0, 1)).isZero();
    }
}
