package dev.eddy.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.lab.Waiting;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DaemonThreadTest {
    private final long before = DaemonThread.failures();

    private static void fail(Error error) {
        throw error;
    }

    @ParameterizedTest
    @MethodSource("dev.eddy.Errors#all")
    void anErrorThatEndsAThreadIsCounted(Error error) throws InterruptedException {
        Thread thread = DaemonThread.of("test", () -> fail(error));
        thread.start();
        thread.join();
        assertThat(DaemonThread.failures()).isGreaterThan(before);
    }

    @ParameterizedTest
    @MethodSource("dev.eddy.Errors#all")
    void anExecutorGoesOnAfterAnErrorThatIsCounted(Error error) throws InterruptedException {
        var later = new CountDownLatch(1);
        ExecutorService pool = DaemonThread.pool("test", 1);
        pool.execute(() -> fail(error));
        pool.execute(later::countDown);
        assertThat(later.await(5, TimeUnit.SECONDS)).isTrue();
        Waiting.until("the count", Duration.ofSeconds(5), () -> DaemonThread.failures() > before);
        pool.shutdown();
    }

    @ParameterizedTest
    @MethodSource("dev.eddy.Errors#all")
    void anErrorOfAnActionReachesWhoeverWaitsForIt(Error error) {
        assertThatThrownBy(() -> DaemonThread.run("test", () -> fail(error)).get(5, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCause(error);
    }
}
