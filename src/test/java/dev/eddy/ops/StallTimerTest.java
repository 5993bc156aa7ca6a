package dev.eddy.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StallTimerTest {
    private final AtomicLong nanos = new AtomicLong();
    private final StallTimer timer = new StallTimer(Duration.ofNanos(10), nanos::get);

    @Test
    void workThatBecomesLessIsNotStalled() {
        assertThat(stalledAfter(9, 100)).isFalse();
        assertThat(stalledAfter(10, 100)).isFalse();
        assertThat(stalledAfter(9, 99)).isFalse();
        assertThat(stalledAfter(10, 99)).isFalse();
        assertThat(stalledAfter(1, 99)).isTrue();
    }

    @Test
    void workThatGrowsAndShrinksAgainIsStalled() {
        assertThat(stalledAfter(1, 100)).isFalse();
        assertThat(stalledAfter(6, 200)).isFalse();
        assertThat(stalledAfter(6, 150)).isTrue();
        assertThat(stalledAfter(1, 99)).isFalse();
    }

    private boolean stalledAfter(long moreNanos, long remaining) {
        nanos.addAndGet(moreNanos);
        return timer.isStalled(remaining);
    }
}
