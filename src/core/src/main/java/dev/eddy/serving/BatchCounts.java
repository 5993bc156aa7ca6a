package dev.eddy.serving;

import dev.eddy.client.RedisKeys;
import dev.eddy.client.jedis.RedisConnection;
import dev.eddy.client.jedis.RedisFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.exceptions.JedisRedirectionException;
import redis.clients.jedis.params.SetParams;

/** Counts the batches of a writer in Redis, per server, for {@link LossDetector}. All methods throw JedisException. */
final class BatchCounts {
    private final RedisConnection connection;
    private final RedisKeys keys;
    private final long ttlMillis;
    private final LossDetector losses;
    /** Foreign values under keys of counts; nobody reads it. */
    private final LongAdder foreign = new LongAdder();

    /** A count in a pipeline, before its answer. */
    record Counted(String tag, Response<Long> batches, Response<String> askedAt) {}

    BatchCounts(RedisConnection connection, RedisKeys keys, long ttlMillis, LossDetector losses) {
        this.connection = connection;
        this.keys = keys;
        this.ttlMillis = ttlMillis;
        this.losses = losses;
    }

    /** Counts a batch with a list of this key in the pipeline, after its lists, so that a replica with the count has them. */
    Counted add(String key, AbstractPipeline pipeline) {
        String tag = connection.tagBeside(key);
        var counted = new Counted(tag, pipeline.incr(own(tag)), pipeline.get(keys.rebuildAsked(tag)));
        pipeline.pexpire(own(tag), ttlMillis);
        return counted;
    }

    /** Counts a batch without a pipeline, and compares the answer. */
    void addAlone(String tag) {
        long batches = connection.commands().incr(own(tag));
        connection.commands().pexpire(own(tag), ttlMillis);
        losses.counted(tag, batches, askedAt(tag));
    }

    /** Compares an answer with the marks of this writer. */
    void compare(Counted each) {
        try {
            losses.counted(each.tag(), each.batches().get(), millis(each.askedAt()));
        } catch (JedisRedirectionException e) {
            // The slot is moving to another node; the next batch is compared there.
            connection.renewSlots();
        }
    }

    /** Compares the marks of earlier writers with the counts in Redis. */
    void compareRestored() {
        List<StoreMark> found = new ArrayList<>();
        for (StoreMark mark : losses.restored()) {
            long batches = millis(() -> connection.commands().get(keys.batches(mark.tag(), mark.writer())));
            found.add(new StoreMark(mark.writer(), mark.tag(), batches, askedAt(mark.tag()), 0));
        }
        losses.compared(found);
    }

    /** Tells other writers that this one has requested a rebuild. */
    void rebuildRequested() {
        long now = losses.askedNowMillis();
        var expiring = SetParams.setParams().px(ttlMillis);
        for (String tag : losses.tags()) {
            connection.commands().set(keys.rebuildAsked(tag), Long.toString(now), expiring);
        }
        losses.asked(now);
    }

    private String own(String tag) {
        return keys.batches(tag, losses.writer());
    }

    private long askedAt(String tag) {
        return millis(() -> connection.commands().get(keys.rebuildAsked(tag)));
    }

    /** The answer as a number; 0 when it is missing or not a number. */
    private long millis(Supplier<String> question) {
        try {
            String text = RedisFailure.ownOr(null, foreign, question);
            return text == null ? 0 : Long.parseLong(text);
        } catch (NumberFormatException notANumber) {
            return 0;
        }
    }
}
