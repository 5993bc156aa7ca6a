package dev.eddy.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.lab.Waiting;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SharedCacheTest {
    private static final ClientOptions OPTIONS = ClientOptions.defaults().withSharedEvery(Duration.ofMillis(1));

    @ParameterizedTest
    @MethodSource("dev.eddy.Errors#all")
    void takeDownsReachReadersAfterAnErrorOnTheThread(Error error) {
        var readings = new AtomicInteger();
        try (var cache = new SharedCache(
                down -> {
                    if (readings.incrementAndGet() == 3) {
                        throw error;
                    }
                },
                Map::of,
                OPTIONS,
                Clock.systemUTC())) {
            Waiting.until("the next readings", Duration.ofSeconds(5), () -> readings.get() > 5);
            assertThat(cache.failures()).isEqualTo(1);
        }
    }
}
