package dev.eddy.client.jedis;

import dev.eddy.thread.DaemonThread;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * A client that is made when it is first asked for: once for all who wait for it, on a thread of its own, so that each of them
 * waits for a limited time only. After a failure the next caller has it tried again.
 */
final class MadeOnce<T> {
    private final Supplier<T> making;
    private final Duration patience;
    private CompletableFuture<T> attempt;

    /** @param patience longest wait of a caller */
    MadeOnce(Supplier<T> making, Duration patience) {
        this.making = making;
        this.patience = patience;
    }

    /** Throws {@link JedisException} when it could not be made, or not in time. */
    T get() {
        try {
            return joined().get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new JedisConnectionException("Failed to connect within " + patience.toMillis() + " ms", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JedisException("interrupted while connecting", e);
        } catch (ExecutionException e) {
            // Others wait for the same attempt, and each gets an exception of its own.
            throw e.getCause() instanceof JedisException failure
                    ? new JedisException(failure)
                    : new IllegalStateException(e.getCause());
        }
    }

    /** Empty as long as nobody has it. */
    synchronized Optional<T> made() {
        return attempt == null || attempt.isCompletedExceptionally()
                ? Optional.empty()
                : Optional.ofNullable(attempt.getNow(null));
    }

    private synchronized CompletableFuture<T> joined() {
        if (attempt == null || attempt.isCompletedExceptionally()) {
            attempt = DaemonThread.supply("eddy-redis-connect", making);
        }
        return attempt;
    }

    /** Closes it if somebody has asked for it; when it is made, if it is being made. */
    synchronized void close(Consumer<T> closing) {
        if (attempt != null) {
            attempt.thenAccept(closing);
        }
    }
}
