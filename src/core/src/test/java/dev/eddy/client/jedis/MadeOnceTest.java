package dev.eddy.client.jedis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

class MadeOnceTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final AtomicInteger attempts = new AtomicInteger();
    private final CompletableFuture<String> answer = new CompletableFuture<>();

    private MadeOnce<String> made(Duration patience) {
        return new MadeOnce<>(
                () -> {
                    attempts.incrementAndGet();
                    return answer.join();
                },
                patience);
    }

    @Test
    void whoeverAsksWhileItIsBeingMadeWaitsNoLongerThanTheOwnPatience() {
        var hanging = made(Duration.ofMillis(1));
        for (int caller = 0; caller < 20; caller++) {
            assertThatThrownBy(hanging::get)
                    .isInstanceOf(JedisConnectionException.class)
                    .hasMessage("Failed to connect within 1 ms");
        }
        assertThat(hanging.made()).isEmpty();
        answer.complete("client");
        assertThat(attempts).hasValue(1);
    }

    @Test
    void itIsMadeOnceForAllWhoWait() {
        var slow = made(LONG);
        List<CompletableFuture<String>> callers = IntStream.range(0, 4)
                .mapToObj(caller -> CompletableFuture.supplyAsync(slow::get))
                .toList();
        answer.complete("client");
        assertThat(callers).allSatisfy(caller -> assertThat(caller.join()).isEqualTo("client"));
        assertThat(attempts).hasValue(1);
        assertThat(slow.made()).contains("client");
    }

    @Test
    void afterAFailureItIsTriedAgain() {
        var failing = new MadeOnce<>(
                () -> {
                    if (attempts.incrementAndGet() == 1) {
                        throw new JedisException("away");
                    }
                    return "client";
                },
                LONG);
        assertThatThrownBy(failing::get).isInstanceOf(JedisException.class).hasRootCauseMessage("away");
        assertThat(failing.get()).isEqualTo("client");
        assertThat(attempts).hasValue(2);
    }

    @Test
    void itIsClosedOnceItIsMade() {
        List<String> closed = new ArrayList<>();
        made(LONG).close(closed::add);
        assertThat(attempts).hasValue(0);
        var slow = made(Duration.ofMillis(1));
        assertThatThrownBy(slow::get).isInstanceOf(JedisException.class);
        slow.close(closed::add);
        assertThat(closed).isEmpty();
        answer.complete("client");
        var asked = new CompletableFuture<String>();
        slow.close(asked::complete);
        assertThat(asked.join()).isEqualTo("client");
        assertThat(closed).containsExactly("client");
    }
}
