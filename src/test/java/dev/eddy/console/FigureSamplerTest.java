package dev.eddy.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.console.FlinkRest.Sample;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FigureSamplerTest {
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch later = new CountDownLatch(1);

    private void failOnce(Error error) {
        if (asked.incrementAndGet() == 1) {
            throw error;
        }
        later.countDown();
    }

    private void assertSampled(Runnable preparation, Supplier<Optional<Sample>> question) throws InterruptedException {
        var sampler = new FigureSampler(
                preparation, question, new FigureSeries(), Duration.ofMillis(1), Duration.ofMillis(1));
        assertThat(later.await(5, TimeUnit.SECONDS)).as("sampled again").isTrue();
        sampler.close();
    }

    @ParameterizedTest
    @MethodSource("dev.eddy.Errors#all")
    void figuresAreSampledAfterAnErrorOfThePreparation(Error error) throws InterruptedException {
        assertSampled(() -> failOnce(error), Optional::empty);
    }

    @ParameterizedTest
    @MethodSource("dev.eddy.Errors#all")
    void figuresAreSampledAfterAnErrorOfTheQuestion(Error error) throws InterruptedException {
        assertSampled(() -> {}, () -> {
            failOnce(error);
            return Optional.of(new Sample(1, Map.of()));
        });
    }
}
