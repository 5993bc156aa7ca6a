package dev.eddy.lab.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class BenchReportTest {
    private static final BenchOptions OPTIONS = Options.of(100, 2, 50, Skew.NONE);

    @Test
    void ratiosAreEddysShareOfEachJob() {
        var eddy = new EddyFigures(10, .9, new EddyFigures.Sizes(700, 2_000, 5, 4), null, null, null, null);
        var rates = Map.of(
                BenchJob.DISCARD, 400_000.0, BenchJob.RMW, 80_000.0, BenchJob.NAIVE, 2_000.0, BenchJob.EDDY, 20_000.0);
        BenchReport report = BenchReport.of(OPTIONS, rates, Map.of(), .25, eddy);
        assertThat(report.ratio()).isEqualTo(Map.of("to_discard", .05, "to_rmw", .25, "to_naive", 10.0));
        assertThat(report.eventsPerS())
                .isEqualTo(Map.of("discard", 400_000.0, "rmw", 80_000.0, "naive", 2_000.0, "eddy", 20_000.0));
        assertThat(report.eddy().lostClicks()).isEqualTo(10);
        assertThat(report.eddy().fresh()).isNull();
    }

    @Test
    void theCostOfAClickIsComparedWithThatOfEachJob() {
        var costs = Map.of(BenchJob.RMW, cost(20), BenchJob.EDDY, cost(160));
        BenchReport report = BenchReport.of(OPTIONS, Map.of(), costs, null, null);
        assertThat(report.cpuRatio()).isEqualTo(Map.of("to_rmw", 8.0));
        assertThat(report.costPerClick()).containsOnlyKeys("rmw", "eddy");
    }

    private static ClickCost cost(double cpuUs) {
        return new ClickCost(cpuUs, Map.of(), Map.of(), Map.of(), Map.of());
    }

    @Test
    void whatWasLeftOutIsAbsent() {
        BenchReport report = BenchReport.of(OPTIONS, Map.of(BenchJob.DISCARD, 400_000.0), Map.of(), null, null);
        assertThat(report.eventsPerS()).isEqualTo(Map.of("discard", 400_000.0));
        assertThat(report.ratio()).isEmpty();
        assertThat(report.eddy()).isNull();
    }
}
