package dev.eddy.lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.lab.Waiting;
import dev.eddy.serving.LeaseClaim;
import dev.eddy.serving.LeaseStore;
import dev.eddy.serving.WriterName;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WriterGuardTest {
    private static final WriterName MINE = new WriterName("a", "here", 1, "eddy", 1_700_000_000_000L);

    private final AtomicInteger claims = new AtomicInteger();
    private final CountDownLatch later = new CountDownLatch(1);
    private final AtomicLong nanos = new AtomicLong();
    private volatile boolean isReleased;

    private WriterGuard guard(Error error, int failing) {
        LeaseStore store = new LeaseStore() {
            @Override
            public LeaseClaim claim(LeaseClaim own) {
                int claim = claims.incrementAndGet();
                if (claim > 3) {
                    later.countDown();
                }
                if (claim > 1 && claim - 1 <= failing) {
                    throw error;
                }
                return own;
            }

            @Override
            public void release(WriterName writer) {
                isReleased = true;
            }

            @Override
            public void close() {}
        };
        return new WriterGuard(store, new WriterLease(store, MINE, "rc", time -> {}), Duration.ofMillis(1), nanos::get);
    }

    @ParameterizedTest
    @MethodSource("dev.eddy.Errors#all")
    void theLeaseIsRenewedAfterAnErrorOnTheThread(Error error) throws InterruptedException {
        try (WriterGuard guard = guard(error, 1)) {
            guard.keep();
            assertThat(later.await(5, TimeUnit.SECONDS)).as("renewed again").isTrue();
            assertThat(guard.loss()).isEmpty();
        }
        assertThat(isReleased).isTrue();
    }

    @ParameterizedTest
    @MethodSource("dev.eddy.Errors#all")
    void aRunWhoseLeaseIsNotRenewedForItsWholeTimeStops(Error error) throws InterruptedException {
        WriterGuard guard = guard(error, Integer.MAX_VALUE);
        guard.keep();
        assertThat(later.await(5, TimeUnit.SECONDS)).as("tried again").isTrue();
        nanos.addAndGet(WriterLease.EXPIRY.toNanos());
        assertThat(guard.loss()).isEmpty();
        nanos.addAndGet(1);
        Waiting.until("the loss", Duration.ofSeconds(5), () -> !guard.loss().isEmpty());
        assertThat(guard.loss()).startsWith("this run could not renew its lease for more than 20 s, because of java.");
        guard.close();
    }
}
