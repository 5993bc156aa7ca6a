package dev.eddy.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HalfLivesTest {
    private static final long AT = 1_750_000_000_000L;

    @Test
    void theyAreADayThreeAFortnightAndAQuarter() {
        assertThat(HalfLives.COUNT).isEqualTo(4);
        assertThat(new long[] {HalfLives.days(0), HalfLives.days(1), HalfLives.days(2), HalfLives.days(3)})
                .containsExactly(1, 3, 14, 90);
        for (int i = 0; i < HalfLives.COUNT; i++) {
            assertThat(HalfLives.millis(i))
                    .isEqualTo((double) Duration.ofDays(HalfLives.days(i)).toMillis());
        }
    }

    @Test
    void aWeightCountsAtEveryHalfLife() {
        double[] heats = HalfLives.cold();
        HalfLives.add(heats, 2, AT);
        HalfLives.add(heats, 3, AT);
        for (int i = 0; i < HalfLives.COUNT; i++) {
            assertThat(Heat.at(heats[i], AT, HalfLives.millis(i))).isEqualTo(5, within(1e-9));
            long later = AT + (long) HalfLives.millis(i);
            assertThat(Heat.at(heats[i], later, HalfLives.millis(i))).isEqualTo(2.5, within(1e-9));
        }
    }

    @Test
    void manyWeightsAtOnceAreAsHotAsOneAfterTheOther() {
        float[] weights = {1, 2, .5f, 3, 99};
        long[] times = {AT, AT - 3_000_000_000L, AT + 86_400_000L, AT - 999, AT};
        double[] heats = HalfLives.cold();
        for (int i = 0; i < 4; i++) {
            HalfLives.add(heats, weights[i], times[i]);
        }
        assertThat(HalfLives.heats(weights, times, 4)).containsExactly(heats, within(1e-9));
        assertThat(HalfLives.heats(weights, times, 0)).containsExactly(HalfLives.cold());
    }

    @Test
    void aWeightThatIsTakenOffIsGoneAsFarAsTheErrorSays() {
        var random = new Random(1);
        float[] weights = new float[1_000];
        long[] times = new long[weights.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = 1 + random.nextInt(4);
            times[i] = AT - random.nextInt(1_000_000_000);
        }
        double[] heats = HalfLives.heats(weights, times, weights.length);
        double error = 0;
        for (int left = weights.length - 1; left > 500; left--) {
            error = HalfLives.subtract(heats, weights[left], times[left], error);
            assertThat(error).isPositive().isLessThan(1e-6);
            double[] exact = HalfLives.heats(weights, times, left);
            for (int i = 0; i < HalfLives.COUNT; i++) {
                assertThat(Math.exp((heats[i] - exact[i]) * Math.log(2))).isEqualTo(1, within(error + 1e-11));
            }
        }
        assertThat(HalfLives.subtract(HalfLives.heats(weights, times, 1), weights[0], times[0], 0))
                .as("hardly anything is left")
                .isInfinite();
    }

    @Test
    void nothingIsColdAndNotSharedBetweenItems() {
        double[] one = HalfLives.cold();
        HalfLives.add(one, 1, AT);
        assertThat(HalfLives.cold()).hasSize(HalfLives.COUNT).containsOnly(Heat.NONE);
    }
}
