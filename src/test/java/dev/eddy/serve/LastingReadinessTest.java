package dev.eddy.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.serve.LastingReadiness.Reading;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LastingReadinessTest {
    private Duration age = Duration.ofSeconds(10);
    private boolean hasEnded;
    private final Readiness readiness = new LastingReadiness(
            () -> List.of("Redis does not answer"),
            List.of(
                    new Reading("the catalogue", limit -> hasEnded || age.compareTo(limit) > 0, () -> age),
                    new Reading("the other", limit -> false, () -> age)));

    @Test
    void aReadingOfALimitAgoIsNoReason() {
        assertThat(readiness.reasons()).containsExactly("Redis does not answer");
    }

    @Test
    void anOlderReadingIsAReason() {
        age = Duration.ofSeconds(12);
        assertThat(readiness.reasons())
                .containsExactly("Redis does not answer", "the catalogue has not been read for 12 s");
    }

    @Test
    void aReadingThatWillNotComeAgainIsAReasonAtOnce() {
        hasEnded = true;
        age = Duration.ofSeconds(1);
        assertThat(readiness.reasons()).contains("the catalogue has not been read for 1 s");
    }
}
