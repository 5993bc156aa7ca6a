package dev.eddy.serving;

import dev.eddy.client.RedisConnection;
import dev.eddy.client.RedisFailure;
import dev.eddy.client.RedisKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisRedirectionException;
import redis.clients.jedis.params.SetParams;

/**
 * Counts a writer's batches in Redis, at each server behind their lists, for {@link LossDetector}. All methods throw {@link
 * redis.clients.jedis.exceptions.JedisException}.
 */
final class BatchCounts {
    private final RedisConnection connection;
    private final RedisKeys keys;
    private final long ttlMillis;
    private final LossDetector losses;

    /** A count that Redis has yet to answer. */
    record Counted(String tag, Response<Long> batches, Response<String> askedAt) {}

    BatchCounts(RedisConnection connection, RedisKeys keys, long ttlMillis, LossDetector losses) {
        this.connection = connection;
        this.keys = keys;
        this.ttlMillis = ttlMillis;
        this.losses = losses;
    }

    /**
     * Counts a batch behind its lists, on the same connection: a replica that has the count has the lists.
     *
     * @param key of one of the lists
     */
    Counted add(String key, AbstractPipeline pipeline) {
        String tag = connection.tagBeside(key);
        var counted = new Counted(tag, pipeline.incr(own(tag)), pipeline.get(keys.rebuildAsked(tag)));
        pipeline.pexpire(own(tag), ttlMillis);
        return counted;
    }

    /** As {@link #add}, by itself. */
    void addAlone(String tag) {
        long batches = connection.commands().incr(own(tag));
        connection.commands().pexpire(own(tag), ttlMillis);
        losses.counted(tag, batches, askedAt(tag));
    }

    /** Compares an answer with what this writer knows. */
    void compare(Counted each) {
        try {
            losses.counted(each.tag(), each.batches().get(), millis(each.askedAt()));
        } catch (JedisRedirectionException e) {
            // The slot is moving; the next batch looks again.
            connection.lookAround();
        }
    }

    /** Compares what earlier writers knew with what Redis has. */
    void compareRestored() {
        List<StoreMark> found = new ArrayList<>();
        for (StoreMark mark : losses.restored()) {
            long batches = millis(() -> connection.commands().get(keys.batches(mark.tag(), mark.writer())));
            found.add(new StoreMark(mark.writer(), mark.tag(), batches, askedAt(mark.tag()), 0));
        }
        losses.compared(found);
    }

    /** Tells other writers that this one has asked for a rebuild. */
    void rebuildRequested() {
        long now = losses.askedNowMillis();
        for (String tag : losses.tags()) {
            connection
                    .commands()
                    .set(
                            keys.rebuildAsked(tag),
                            Long.toString(now),
                            SetParams.setParams().px(ttlMillis));
        }
        losses.asked(now);
    }

    private String own(String tag) {
        return keys.batches(tag, losses.writer());
    }

    private long askedAt(String tag) {
        return millis(() -> connection.commands().get(keys.rebuildAsked(tag)));
    }

    /** The number; 0 when there is none. */
    private static long millis(Supplier<String> question) {
        try {
            String text = question.get();
            return text == null ? 0 : Long.parseLong(text);
        } catch (NumberFormatException notANumber) {
            return 0;
        } catch (JedisDataException e) {
            if (RedisFailure.isForeign(e)) {
                return 0;
            }
            throw e;
        }
    }
}
