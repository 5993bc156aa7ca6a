package dev.eddy.neighbours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FadingTest {
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long NOW = 20_000 * DAY;

    private static Fading daily() {
        return Fading.of((double) DAY, NOW);
    }

    @Test
    void aTempoHalves() {
        assertThat(daily().at(NOW - DAY, 1) / daily().at(NOW, 1)).isEqualTo(.5, within(1e-12));
        assertThat(daily().at(NOW - 4 * DAY, 4) / daily().at(NOW, 4)).isEqualTo(.5, within(1e-12));
        assertThat(daily().at(NOW - DAY, 1) * daily().relativeTo(NOW, 1)).isEqualTo(.5, within(1e-12));
    }

    @Test
    void anotherBaseChangesTheExponentOnly() {
        Fading later = Fading.of((double) DAY, NOW + 100 * DAY);
        assertThat(later.base()).isGreaterThan(daily().base());
        for (long at = NOW - 100 * DAY; at < NOW; at += DAY / 7) {
            double ratio = daily().at(at, 2) / later.at(at, 2);
            assertThat(Math.scalb(1.0, Math.getExponent(ratio))).isEqualTo(ratio, within(0.0));
            assertThat(Math.getExponent(ratio)).isEqualTo((int) (later.base() - daily().base()) / 2);
        }
    }

    @Test
    void theNewestFitsAFloatWhateverTheTempo() {
        for (long tempo = DAY / 24; tempo < 4_000 * DAY; tempo *= 3) {
            double newest = Fading.of((double) tempo, NOW).at(NOW, 1);
            assertThat(newest).isBetween(1.0, Math.scalb(1.0, 64));
        }
    }

    @Test
    void theVeryOldIsNothing() {
        assertThat(daily().at(0, 1)).isZero();
    }
}
