package dev.eddy.lab.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ClickCostTest {
    @Test
    void aClickCostsTheDifferenceOfTwoReadings() {
        var before = reading(100, 5_000_000, Map.of("refresh", 1_000_000L), Map.of("refresh", 10L));
        var after = reading(
                1_100, 15_000_000, Map.of("refresh", 5_000_000L, "redis", 2_000_000L), Map.of("refresh", 2_010L));
        ClickCost cost = ClickCost.between(before, after);
        assertThat(cost.cpuUs()).isEqualTo(10);
        assertThat(cost.cpuUsBy()).containsExactly(Map.entry("refresh", 4.0), Map.entry("redis", 2.0));
        assertThat(cost.recordsOut()).containsExactly(Map.entry("refresh", 2.0));
    }

    @Test
    void smallSharesAreLeftOut() {
        var before = reading(0, 0, Map.of(), Map.of());
        var after = reading(1_000, 1_000_000, Map.of("refresh", 900_000L, "metrics", 100_000L), Map.of());
        assertThat(ClickCost.between(before, after).cpuUsBy()).containsExactly(Map.entry("refresh", .9));
    }

    @Test
    void aColdJobAndADryTopicAreNotMeasured() {
        assertThat(measured(0, 400, 499, 951, 1_000).cost()).isNull();
        assertThat(measured(400, 500).cost()).as("one reading is no difference").isNull();
    }

    @Test
    void aWarmJobIsMeasuredFromTheFirstReadingToTheLast() {
        // Two microseconds a click.
        assertThat(measured(400, 600, 700, 800, 960).cost().cpuUs()).isEqualTo(2);
    }

    private static CostMeter measured(long... counts) {
        var meter = new CostMeter(done -> reading(done, 2_000 * done, Map.of(), Map.of()), 1_000);
        var curve = new Curve();
        for (long done : counts) {
            curve.add(done, done);
            meter.observe(curve);
        }
        return meter;
    }

    private static ClickCost.Reading reading(
            long clicks, long nanos, Map<String, Long> cpu, Map<String, Long> records) {
        return new ClickCost.Reading(clicks, new Usage(nanos, cpu, Map.of()), records, Map.of());
    }
}
