package dev.eddy.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.tools.DemoRun.AfterWarmUp;
import java.time.Duration;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class AfterWarmUpTest {
    private final AfterWarmUp afterWarmUp = new AfterWarmUp(Duration.ofSeconds(10));
    private final Histogram all = new Histogram(3);

    @Test
    void whileItIsColdEverythingCounts() {
        all.recordValue(900);
        observe(9);
        all.recordValue(20);
        assertThat(afterWarmUp.of(all)).isEqualTo(all);
    }

    @Test
    void whatWasSlowInTheWarmUpIsNotAmongWhatCameAfterIt() {
        all.recordValue(900);
        observe(5);
        all.recordValue(800);
        observe(10);
        assertThat(afterWarmUp.of(all).getTotalCount()).isZero();
        all.recordValue(20);
        observe(11);
        all.recordValue(30);
        assertThat(afterWarmUp.of(all).getTotalCount()).isEqualTo(2);
        assertThat(afterWarmUp.of(all).getMaxValue()).isEqualTo(30);
    }

    private void observe(int seconds) {
        afterWarmUp.observe(Duration.ofSeconds(seconds), all);
    }
}
