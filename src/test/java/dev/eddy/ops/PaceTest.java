package dev.eddy.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.job.BadInputException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PaceTest {
    private long nowNanos = TimeUnit.HOURS.toNanos(1);

    @Test
    void eventsAreDueAtEvenDistances() {
        Pace pace = new Pace(100, () -> nowNanos);
        for (int i = 0; i < 50; i++) {
            assertThat(pace.nanosToWait()).isZero();
            pace.take();
            assertThat(pace.nanosToWait()).isEqualTo(TimeUnit.MILLISECONDS.toNanos(10));
            nowNanos += TimeUnit.MILLISECONDS.toNanos(10);
        }
    }

    @Test
    void aLongStallIsNotMadeUpForInOneBurst() {
        Pace pace = new Pace(100, () -> nowNanos);
        nowNanos += TimeUnit.SECONDS.toNanos(5);
        int burst = 0;
        while (pace.nanosToWait() <= 0) {
            pace.take();
            burst++;
        }
        assertThat(burst).isEqualTo(1);
    }

    @Test
    void rateZeroNeverWaits() {
        Pace pace = new Pace(0, () -> nowNanos);
        for (int i = 0; i < 1_000; i++) {
            assertThat(pace.nanosToWait()).isZero();
            pace.take();
        }
    }

    @Test
    void aRateMustMakeSense() {
        assertThatThrownBy(() -> new Pace(-1, () -> 0)).isInstanceOf(BadInputException.class);
        assertThatThrownBy(() -> new Pace(Double.NaN, () -> 0)).isInstanceOf(BadInputException.class);
    }
}
