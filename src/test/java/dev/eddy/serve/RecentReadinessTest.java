package dev.eddy.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RecentReadinessTest {
    private boolean isRedisAway;
    private boolean isCatalogueRead = true;
    private int questions;
    private long nanos;
    private final Readiness readiness = new RecentReadiness(this::ask, () -> isCatalogueRead, () -> nanos);

    private void ask() {
        questions++;
        if (isRedisAway) {
            throw new UncheckedIOException(new IOException("no answer"));
        }
    }

    @Test
    void itIsReadyWhenRedisAnswersAndTheItemsAreThere() {
        assertThat(readiness.reasons()).isEmpty();
    }

    @Test
    void eachReasonIsNamed() {
        isRedisAway = true;
        isCatalogueRead = false;
        assertThat(readiness.reasons()).containsExactly("Redis does not answer", "the catalogue is still being read");
    }

    @Test
    void redisIsAskedOnceASecond() {
        readiness.reasons();
        isRedisAway = true;
        assertThat(readiness.reasons()).isEmpty();
        nanos = TimeUnit.SECONDS.toNanos(1);
        assertThat(readiness.reasons()).containsExactly("Redis does not answer");
        assertThat(questions).isEqualTo(2);
    }
}
