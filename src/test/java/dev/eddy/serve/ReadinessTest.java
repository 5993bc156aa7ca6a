package dev.eddy.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.serve.Readiness.Reading;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadinessTest {
    private boolean isRedisThere = true;
    private boolean isCatalogueRead = true;
    private boolean hasEnded;
    private Duration age = Duration.ofSeconds(10);
    private final Readiness readiness = new Readiness(
            () -> isRedisThere,
            () -> isCatalogueRead,
            List.of(
                    new Reading("the catalogue", limit -> hasEnded || age.compareTo(limit) > 0, () -> age),
                    new Reading("the other", limit -> false, () -> age)));

    @Test
    void itIsReadyWhenRedisAnswersAndTheItemsWereReadNotLongAgo() {
        assertThat(readiness.reasons()).isEmpty();
    }

    @Test
    void eachReasonIsNamed() {
        isRedisThere = false;
        isCatalogueRead = false;
        age = Duration.ofSeconds(12);
        assertThat(readiness.reasons())
                .containsExactly(
                        "Redis does not answer",
                        "the catalogue is still being read",
                        "the catalogue has not been read for 12 s");
    }

    @Test
    void aReadingThatWillNotComeAgainIsAReasonAtOnce() {
        hasEnded = true;
        age = Duration.ofSeconds(1);
        assertThat(readiness.reasons()).containsExactly("the catalogue has not been read for 1 s");
    }
}
