package dev.eddy.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HeatTest {
    private static final double HALF_LIFE = Duration.ofDays(1).toMillis();
    private static final long NOON = Instant.parse("2026-06-01T12:00:00Z").toEpochMilli();
    private static final long DAY = Duration.ofDays(1).toMillis();

    /** What roundings leave of hundreds of additions. */
    private static final double PRECISION = 1e-10;

    private record Weight(double value, long atMillis) {}

    @Test
    void aHeatStandsForTheExplicitDecayedSum() {
        var random = new Random(1);
        for (int size = 1; size <= 200; size += 7) {
            List<Weight> weights = weights(random, size);
            assertThat(Heat.at(heat(weights), NOON, HALF_LIFE) / decayedSum(weights, NOON))
                    .isEqualTo(1, within(PRECISION));
        }
    }

    @Test
    void theOrderOfAddingDoesNotMatter() {
        var random = new Random(2);
        List<Weight> weights = weights(random, 100);
        double heat = heat(weights);
        for (int i = 0; i < 50; i++) {
            Collections.shuffle(weights, random);
            assertThat(Heat.at(heat(weights) - heat, 0, HALF_LIFE)).isEqualTo(1, within(PRECISION));
        }
    }

    @Test
    void sumsOfSumsAreTheSumOfAll() {
        var random = new Random(3);
        List<Weight> weights = weights(random, 60);
        double parts = Heat.plus(heat(weights.subList(0, 17)), heat(weights.subList(17, 60)));
        assertThat(Heat.at(parts, NOON, HALF_LIFE) / decayedSum(weights, NOON)).isEqualTo(1, within(PRECISION));
    }

    @Test
    void asOfLongBeforeItsEventsASumIsLargeButANumber() {
        double heat = Heat.of(1, NOON, HALF_LIFE);
        assertThat(Heat.at(heat, 0, HALF_LIFE)).isFinite().isGreaterThan(1e300);
    }

    @Test
    void aDayHalvesTheSum() {
        double heat = Heat.of(3, NOON, HALF_LIFE);
        assertThat(Heat.at(heat, NOON, HALF_LIFE)).isEqualTo(3, within(1e-10));
        assertThat(Heat.at(heat, NOON + DAY, HALF_LIFE)).isEqualTo(1.5, within(1e-10));
        assertThat(Heat.at(heat, NOON - DAY, HALF_LIFE)).isEqualTo(6, within(1e-10));
    }

    @Test
    void theHotterIsTheLargerAtEveryInstant() {
        double oldButMany = heat(Collections.nCopies(5, new Weight(1, NOON - 2 * DAY)));
        double freshOne = Heat.of(1, NOON, HALF_LIFE);
        assertThat(oldButMany).isGreaterThan(freshOne);
        for (long asOf = NOON; asOf < NOON + 30 * DAY; asOf += DAY) {
            assertThat(Heat.at(oldButMany, asOf, HALF_LIFE)).isGreaterThan(Heat.at(freshOne, asOf, HALF_LIFE));
        }
    }

    @Test
    void nothingAddsNothing() {
        double heat = Heat.of(2, NOON, HALF_LIFE);
        assertThat(Heat.plus(Heat.NONE, heat)).isEqualTo(heat);
        assertThat(Heat.plus(heat, Heat.NONE)).isEqualTo(heat);
        assertThat(Heat.plus(Heat.NONE, Heat.NONE)).isEqualTo(Heat.NONE);
        assertThat(Heat.at(Heat.NONE, NOON, HALF_LIFE)).isZero();
    }

    @Test
    void whatFadedAwayLongAgoChangesNothing() {
        double fresh = Heat.of(1, NOON, HALF_LIFE);
        assertThat(Heat.plus(fresh, Heat.of(1, NOON - 5_000 * DAY, HALF_LIFE))).isEqualTo(fresh);
    }

    private static List<Weight> weights(Random random, int size) {
        List<Weight> weights = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            weights.add(new Weight(.1 + 4 * random.nextDouble(), NOON - (long) (20 * DAY * random.nextDouble())));
        }
        return weights;
    }

    private static double heat(List<Weight> weights) {
        double heat = Heat.NONE;
        for (Weight weight : weights) {
            heat = Heat.plus(heat, Heat.of(weight.value, weight.atMillis, HALF_LIFE));
        }
        return heat;
    }

    private static double decayedSum(List<Weight> weights, long asOfMillis) {
        return weights.stream()
                .mapToDouble(weight -> weight.value * Math.pow(2, -(asOfMillis - weight.atMillis) / HALF_LIFE))
                .sum();
    }
}
