package dev.eddy.serving;

import java.io.Serializable;
import java.time.Duration;

/**
 * How lists are served.
 *
 * @param password null when Redis wants none
 * @param prefix first part of every key, so that two deployments can share a Redis
 * @param ttl how long an unrefreshed list stays
 * @param timeout of connecting, of one answer, and of waiting for a pooled connection
 * @param linger how long a list may wait for others to share its round trip
 * @param batchSize users in one round trip
 * @param maxPending users waiting in one writer; beyond it the oldest are dropped while Redis is away
 * @param flushWait how long a checkpoint may wait for acknowledgements; the rest goes into state
 * @param finalWait how long the end of a bounded input waits before the job fails
 */
public record ServingOptions(
        String host,
        int port,
        String password,
        String prefix,
        Duration ttl,
        Duration timeout,
        Duration linger,
        int batchSize,
        int maxPending,
        Duration flushWait,
        Duration finalWait)
        implements Serializable {

    public ServingOptions {
        require(host != null && !host.isBlank(), "serving.host", host, "a host name");
        require(port > 0 && port < 65_536, "serving.port", port, "1 to 65535");
        // A colon could make one deployment's keys look like another's.
        require(prefix != null && prefix.matches("[A-Za-z0-9_.-]+"), "serving.prefix", prefix, "[A-Za-z0-9_.-]+");
        require(isPositive(ttl), "serving.ttl", ttl, "a positive duration");
        require(isPositive(timeout) && timeout.toMinutes() < 10, "serving.timeout", timeout, "1 ms to 10 min");
        require(linger != null && !linger.isNegative(), "serving.linger", linger, "zero or more");
        require(batchSize > 0, "serving.batch-size", batchSize, "1 or more");
        require(
                maxPending >= batchSize,
                "serving.max-pending",
                maxPending,
                "the batch size, " + batchSize + ", or more");
        require(flushWait != null && !flushWait.isNegative(), "serving.flush-wait", flushWait, "zero or more");
        require(finalWait != null && !finalWait.isNegative(), "serving.final-wait", finalWait, "zero or more");
    }

    public static ServingOptions defaults() {
        return new ServingOptions(
                "localhost",
                6379,
                null,
                "rc",
                Duration.ofDays(7),
                Duration.ofSeconds(2),
                Duration.ofMillis(20),
                256,
                10_000,
                Duration.ofMillis(500),
                Duration.ofSeconds(30));
    }

    public ServingOptions withAddress(String newHost, int newPort) {
        return new ServingOptions(
                newHost, newPort, password, prefix, ttl, timeout, linger, batchSize, maxPending, flushWait, finalWait);
    }

    public ServingOptions withPassword(String newPassword) {
        return new ServingOptions(
                host, port, newPassword, prefix, ttl, timeout, linger, batchSize, maxPending, flushWait, finalWait);
    }

    public ServingOptions withPrefix(String newPrefix) {
        return new ServingOptions(
                host, port, password, newPrefix, ttl, timeout, linger, batchSize, maxPending, flushWait, finalWait);
    }

    public ServingOptions withTtl(Duration newTtl) {
        return new ServingOptions(
                host, port, password, prefix, newTtl, timeout, linger, batchSize, maxPending, flushWait, finalWait);
    }

    public ServingOptions withBatches(Duration newLinger, int newBatchSize, int newMaxPending) {
        return new ServingOptions(
                host,
                port,
                password,
                prefix,
                ttl,
                timeout,
                newLinger,
                newBatchSize,
                newMaxPending,
                flushWait,
                finalWait);
    }

    public ServingOptions withWaits(Duration newTimeout, Duration newFlushWait, Duration newFinalWait) {
        return new ServingOptions(
                host,
                port,
                password,
                prefix,
                ttl,
                newTimeout,
                linger,
                batchSize,
                maxPending,
                newFlushWait,
                newFinalWait);
    }

    /** Without the password: options end up in logs. */
    @Override
    public String toString() {
        return "ServingOptions[" + host + ":" + port + (password == null ? "" : ", password=***") + ", prefix=" + prefix
                + ", ttl=" + ttl + ", timeout=" + timeout + ", linger=" + linger + ", batchSize=" + batchSize
                + ", maxPending=" + maxPending + ", flushWait=" + flushWait + ", finalWait=" + finalWait + "]";
    }

    private static boolean isPositive(Duration duration) {
        // Redis and sockets count milliseconds: less than one would mean for ever, or at once.
        return duration != null && duration.toMillis() > 0;
    }

    private static void require(boolean holds, String name, Object got, String allowed) {
        if (!holds) {
            throw new IllegalArgumentException(name + " is " + got + ", allowed: " + allowed);
        }
    }
}
