package dev.eddy.lab.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class BenchReportTest {
    private static final BenchOptions OPTIONS = Options.of(100, 2, 50, Skew.NONE);

    @Test
    void ratiosAreEddysShareOfEachJob() {
        var eddy = new EddyFigures(20_000.0, 10, .9, 700, 2_000, 5, 4, null, null, null);
        var rates = Map.of(BenchJob.DISCARD, 400_000.0, BenchJob.RMW, 80_000.0, BenchJob.NAIVE, 2_000.0);
        BenchReport report = BenchReport.of(OPTIONS, rates, .25, eddy);
        assertThat(report.ratio()).isEqualTo(new BenchReport.Ratio(.05, .25, 10.0));
        assertThat(report.eventsPerS())
                .isEqualTo(new BenchReport.EventsPerSecond(400_000.0, 80_000.0, 2_000.0, 20_000.0));
        assertThat(report.lostClicks()).isEqualTo(10);
        assertThat(report.freshnessMs()).isNull();
    }

    @Test
    void whatWasLeftOutIsNull() {
        BenchReport report = BenchReport.of(OPTIONS, Map.of(BenchJob.DISCARD, 400_000.0), null, null);
        assertThat(report.eventsPerS().discard()).isEqualTo(400_000);
        assertThat(report.ratio()).isEqualTo(new BenchReport.Ratio(null, null, null));
        assertThat(report.heapBytes()).isNull();
        assertThat(report.lostClicks()).isNull();
    }
}
