package dev.eddy.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.Lives;
import dev.eddy.client.jedis.FakeRedis;
import dev.eddy.client.jedis.RedisConnection;
import dev.eddy.option.RedisOptions;
import dev.eddy.vector.SplitMix64;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** Redis closes connections: idle ones after its {@code timeout}, and all when it restarts. */
class ClosedConnectionsTest {
    private static final int CONNECTIONS = 8;
    private static final String NOTHING = "$-1\r\n";

    private final ExecutorService callers = Executors.newFixedThreadPool(CONNECTIONS);

    @AfterEach
    void stopCallers() {
        callers.shutdownNow();
    }

    @Test
    void eachOfManyReadsIsAnsweredAfterRedisHasClosedAllIdleConnections() throws Exception {
        // Every connection is in use before the first answer.
        var allAsked = new CyclicBarrier(CONNECTIONS);
        try (var redis = new FakeRedis(command -> {
                    await(allAsked);
                    return NOTHING;
                });
                var reader = reader(redis.options())) {
            together(() -> reader.merged("u"));
            assertThat(redis.accepted()).isEqualTo(CONNECTIONS);
            redis.hangUp();
            together(() -> reader.merged("u"));
            assertThat(redis.accepted()).isEqualTo(2 * CONNECTIONS);
        }
    }

    @Test
    void oneReadIsAnsweredAfterRedisHasClosedAllIdleConnections() throws Exception {
        var all = new CyclicBarrier(CONNECTIONS);
        var together = new AtomicInteger(CONNECTIONS);
        try (var redis = new FakeRedis(command -> {
                    if (together.getAndDecrement() > 0) {
                        await(all);
                    }
                    return command.get(0).equals("HMGET") ? "*1\r\n" + NOTHING : NOTHING;
                });
                var reader = reader(redis.options())) {
            together(() -> reader.merged("u"));
            redis.hangUp();
            assertThat(reader.merged("u")).isEmpty();
            redis.hangUp();
            assertThat(reader.fields(Set.of("rc:u:v"), "merged")).containsKey("rc:u:v");
            assertThat(redis.accepted()).isEqualTo(CONNECTIONS + 2);
        }
    }

    @Test
    void aReadThatRedisAlwaysHangsUpOnIsAskedTwice() {
        var asked = new AtomicInteger();
        try (var redis = new FakeRedis(command -> {
                    asked.incrementAndGet();
                    return FakeRedis.HANG_UP;
                });
                var reader = reader(redis.options())) {
            assertThatThrownBy(() -> reader.merged("u")).isInstanceOf(UncheckedIOException.class);
            assertThat(asked).hasValue(2);
        }
    }

    @Test
    @Tag("lives")
    void aReadIsAnsweredAndAWriteIsSentAtMostOnceWheneverRedisHangsUp() {
        for (int seed : Lives.of("connections that Redis closes", 200)) {
            var random = new SplitMix64(seed);
            var writes = new AtomicInteger();
            try (var redis = new FakeRedis(command -> {
                        boolean isWrite = command.get(0).equals("SET");
                        return isWrite && writes.incrementAndGet() % 3 == 0
                                ? FakeRedis.HANG_UP
                                : isWrite ? "+OK\r\n" : NOTHING;
                    });
                    var connection = RedisConnection.to(redis.options(), CONNECTIONS);
                    var reader = new CandidateReader(connection, new RedisKeys("rc"))) {
                for (int step = 0; step < 12; step++) {
                    switch (random.nextInt(3)) {
                        case 0 -> redis.hangUp();
                        case 1 ->
                            assertThat(reader.merged("u"))
                                    .as("seed %d, step %d", seed, step)
                                    .isEmpty();
                        default -> {
                            int before = writes.get();
                            try {
                                connection.commands().set("rc:k", "v");
                            } catch (JedisConnectionException hungUp) {
                                // Whoever writes repeats by its own rules.
                            }
                            assertThat(writes.get() - before)
                                    .as("seed %d, step %d", seed, step)
                                    .isLessThanOrEqualTo(1);
                        }
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whileAClusterHangsAllWhoAskWaitForTheSameAttempt(boolean usesClient) throws Exception {
        var hung = new CountDownLatch(1);
        try (var redis = new FakeRedis(command -> {
                    await(hung);
                    return FakeRedis.HANG_UP;
                });
                var client = RecallClient.open(
                        redis.clusterOptions().withTimeout(Duration.ofMillis(200)),
                        ClientOptions.defaults().withSharedEvery(Duration.ofDays(1)));
                var reader = reader(redis.clusterOptions().withTimeout(Duration.ofMillis(200)))) {
            List<Throwable> failures = failures(() -> usesClient ? client.recall("u") : reader.merged("u"));
            assertThat(failures)
                    .hasSize(CONNECTIONS)
                    .allSatisfy(failure -> assertThat(failure)
                            .isInstanceOf(UncheckedIOException.class)
                            .hasMessageContaining(
                                    "Redis at " + redis.clusterOptions().nodes()));
            // More than one only where a caller began after the first attempt had failed.
            assertThat(redis.accepted()).isLessThanOrEqualTo(CONNECTIONS / 2);
            hung.countDown();
        }
    }

    @Test
    void aNodeOfAClusterThatDoesNotAnswerIsAskedOnce() {
        var hung = new CountDownLatch(1);
        var asked = new AtomicInteger();
        var node = new AtomicReference<String>();
        try (var redis = new FakeRedis(command -> {
                    if (command.get(0).equals("CLUSTER")) {
                        return node.get();
                    }
                    asked.incrementAndGet();
                    await(hung);
                    return FakeRedis.HANG_UP;
                });
                var reader = reader(redis.clusterOptions().withTimeout(Duration.ofSeconds(1)))) {
            HostAndPort address = HostAndPort.from(redis.options().nodes());
            node.set("*1\r\n*3\r\n:0\r\n:16383\r\n*2\r\n$%d\r\n%s\r\n:%s\r\n"
                    .formatted(address.getHost().length(), address.getHost(), address.getPort()));
            assertThatThrownBy(() -> reader.merged("u")).isInstanceOf(UncheckedIOException.class);
            assertThat(asked).hasValue(1);
            hung.countDown();
        }
    }

    private static CandidateReader reader(RedisOptions options) {
        return new CandidateReader(RedisConnection.to(options, CONNECTIONS), new RedisKeys("rc"));
    }

    private void together(Callable<?> question) throws InterruptedException {
        assertThat(failures(question)).isEmpty();
    }

    /** Failures of as many callers at once as there are connections. */
    private List<Throwable> failures(Callable<?> question) throws InterruptedException {
        List<Callable<Object>> questions = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            questions.add(question::call);
        }
        List<Throwable> failures = new ArrayList<>();
        for (Future<Object> each : callers.invokeAll(questions)) {
            try {
                each.get();
            } catch (ExecutionException e) {
                failures.add(e.getCause());
            }
        }
        return failures;
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
