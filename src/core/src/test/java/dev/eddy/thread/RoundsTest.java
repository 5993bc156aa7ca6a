package dev.eddy.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RoundsTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final AtomicLong nanos = new AtomicLong();

    private Rounds started(BooleanSupplier round) {
        var rounds = new Rounds("test-rounds", Rounds.Pace.every(Duration.ofMillis(1)), round, nanos::get);
        rounds.start();
        return rounds;
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(5, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.eddy.Errors#all")
    void anErrorIsCountedAndTheNextRoundComes(Error error) throws InterruptedException {
        var number = new AtomicInteger();
        var later = new CountDownLatch(1);
        long before = DaemonThread.failures();
        try (Rounds rounds = started(() -> {
            if (number.incrementAndGet() <= 3) {
                throw error;
            }
            later.countDown();
            return true;
        })) {
            assertThat(later.await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(rounds.failures()).isEqualTo(3);
            assertThat(DaemonThread.failures()).isGreaterThanOrEqualTo(before + 3);
        }
    }

    /** Each round waits for the test before it ends and when it has begun. */
    @Test
    void theAgeIsThatOfTheLastRoundThatSucceeded() {
        var barrier = new CyclicBarrier(2);
        var number = new AtomicInteger();
        Rounds rounds = started(() -> {
            await(barrier);
            await(barrier);
            return number.incrementAndGet() == 2;
        });
        nanos.set(Duration.ofSeconds(7).toNanos());
        await(barrier);
        assertThat(rounds.age()).isEqualTo(Duration.ofSeconds(7));
        await(barrier);
        await(barrier);
        assertThat(rounds.age()).as("after a round that did not succeed").isEqualTo(Duration.ofSeconds(7));
        await(barrier);
        await(barrier);
        assertThat(rounds.age()).as("after one that did").isZero();
        nanos.addAndGet(LIMIT.toNanos());
        assertThat(rounds.isStale(LIMIT)).isFalse();
        nanos.addAndGet(1);
        assertThat(rounds.isStale(LIMIT)).isTrue();
        rounds.getsOn();
        assertThat(rounds.isStale(LIMIT)).isFalse();
        rounds.close();
        await(barrier);
    }

    @Test
    void aThreadThatHasEndedIsStaleAtOnce() {
        Rounds rounds = started(() -> true);
        assertThat(rounds.isStale(LIMIT)).isFalse();
        assertThat(rounds.close(Duration.ofSeconds(5))).isTrue();
        assertThat(rounds.isStale(LIMIT)).isTrue();
    }
}
