package dev.eddy.serving;

import dev.eddy.record.Allowed;
import java.io.Serializable;
import java.time.Duration;

/**
 * How lists are written to Redis.
 *
 * @param channels lists to write
 * @param ttl time after which a list expires that was not refreshed
 * @param linger longest time that a list waits for others to share its round trip
 * @param batchSize users in one round trip
 * @param maxPending users waiting in one writer; beyond it, the oldest are dropped while Redis is away
 * @param flushWait longest time that a checkpoint waits for acknowledgements; the rest goes into its state
 * @param finalWait longest time that the end of a bounded input waits; then the job fails
 */
public record ServingOptions(
        Channels channels,
        Duration ttl,
        Duration linger,
        int batchSize,
        int maxPending,
        Duration flushWait,
        Duration finalWait)
        implements Serializable {

    /** Lists to write for each user. */
    public enum Channels {
        /** The merged list, which ranking services read. */
        MERGED,
        /** The merged list and one list per channel. */
        ALL
    }

    public ServingOptions {
        Allowed.positive("serving.ttl", ttl);
        Allowed.notNegative("serving.linger", linger);
        Allowed.between("serving.batch-size", batchSize, 1, 10_000);
        Allowed.that(
                maxPending >= batchSize,
                "serving.max-pending",
                maxPending,
                "the batch size, " + batchSize + ", or more");
        Allowed.notNegative("serving.flush-wait", flushWait);
        Allowed.notNegative("serving.final-wait", finalWait);
    }

    /** The shipped settings. */
    public static ServingOptions defaults() {
        return new ServingOptions(
                Channels.MERGED,
                Duration.ofDays(7),
                Duration.ofMillis(20),
                256,
                10_000,
                Duration.ofMillis(500),
                Duration.ofSeconds(30));
    }

    public boolean servesChannels() {
        return channels == Channels.ALL;
    }

    public ServingOptions withChannels(Channels newChannels) {
        return new ServingOptions(newChannels, ttl, linger, batchSize, maxPending, flushWait, finalWait);
    }

    ServingOptions withTtl(Duration newTtl) {
        return new ServingOptions(channels, newTtl, linger, batchSize, maxPending, flushWait, finalWait);
    }

    public ServingOptions withBatches(Duration newLinger, int newBatchSize, int newMaxPending) {
        return new ServingOptions(channels, ttl, newLinger, newBatchSize, newMaxPending, flushWait, finalWait);
    }

    ServingOptions withWaits(Duration newFlushWait, Duration newFinalWait) {
        return new ServingOptions(channels, ttl, linger, batchSize, maxPending, newFlushWait, newFinalWait);
    }
}
