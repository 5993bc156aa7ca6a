package dev.eddy.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class LatencyMetricsTest {
    private final AtomicLong now = new AtomicLong(1_000_000);
    private final LatencyMetrics latencies = new LatencyMetrics(now::get);

    @Test
    void percentilesAreRight() {
        for (int i = 1; i <= 1_000; i++) {
            latencies.update(i);
        }
        assertThat(latencies.recent().getValueAtPercentile(50)).isEqualTo(500);
        assertThat(latencies.recent().getValueAtPercentile(99)).isEqualTo(990);
    }

    @Test
    void theRecentWindowForgetsAndTheCumulativeDoesNot() {
        latencies.update(5);
        now.addAndGet(30_000);
        latencies.update(7);
        assertThat(latencies.recent().getTotalCount()).isEqualTo(2);
        now.addAndGet(40_000);
        assertThat(latencies.recent().getTotalCount()).isEqualTo(1);
        now.addAndGet(10_000_000);
        assertThat(latencies.recent().getTotalCount()).isZero();
        assertThat(latencies.getCount()).isEqualTo(2);
    }

    @Test
    void twoCopiesSubtracted() {
        latencies.update(5);
        Histogram before = latencies.cumulative();
        latencies.update(9);
        Histogram after = latencies.cumulative();
        after.subtract(before);
        assertThat(after.getTotalCount()).isEqualTo(1);
        assertThat(after.getMaxValue()).isEqualTo(9);
    }

    @Test
    void clocksThatDisagreeAreHarmless() {
        latencies.update(-3);
        latencies.update(Long.MAX_VALUE);
        now.addAndGet(-60_000);
        latencies.update(1);
        assertThat(latencies.recent().getTotalCount()).isEqualTo(3);
        assertThat(latencies.recent().getMinValue()).isZero();
    }
}
