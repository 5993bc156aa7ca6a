package dev.eddy.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
    private long nanos;

    private TokenBucket of(int perSecond) {
        return new TokenBucket(perSecond, () -> nanos);
    }

    private void passMillis(long millis) {
        nanos += TimeUnit.MILLISECONDS.toNanos(millis);
    }

    @Test
    void theRequestsOfASecondMayComeAtOnce() {
        TokenBucket bucket = of(3);
        assertThat(bucket.take() + bucket.take() + bucket.take()).isZero();
        assertThat(bucket.take()).isEqualTo(1);
    }

    @Test
    void itFillsUpEvenly() {
        TokenBucket bucket = of(2);
        bucket.take();
        bucket.take();
        passMillis(499);
        assertThat(bucket.take()).isPositive();
        passMillis(1);
        assertThat(bucket.take()).isZero();
        assertThat(bucket.take()).isPositive();
    }

    @Test
    void aLongPauseGivesNoMoreThanASecond() {
        TokenBucket bucket = of(2);
        passMillis(60_000);
        assertThat(bucket.take() + bucket.take()).isZero();
        assertThat(bucket.take()).isPositive();
    }
}
