package dev.eddy.serving;

import dev.eddy.scoring.Candidates;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisNoScriptException;
import redis.clients.jedis.exceptions.JedisRedirectionException;
import redis.clients.jedis.params.SetParams;

/** Keeps lists in Redis: one pipelined block of compare-and-set script calls per batch, each atomic for its user. */
public final class RedisCandidateStore implements CandidateStore, SharedListStore {
    private static final Logger LOG = LoggerFactory.getLogger(RedisCandidateStore.class);

    private static final RedisScript SCRIPT = StoreNewerScript.SCRIPT;

    private final RedisConnection connection;
    private final RedisKeys keys;
    private final long ttlMillis;
    private final String ttl;
    private final LossDetector losses;
    private final LongAdder foreign = new LongAdder();

    /** Takes the connection over. */
    RedisCandidateStore(RedisConnection connection, RedisKeys keys, long ttlMillis, LossDetector losses) {
        this.connection = connection;
        this.keys = keys;
        this.ttlMillis = ttlMillis;
        this.ttl = Long.toString(ttlMillis);
        this.losses = losses;
    }

    /**
     * A store that knows nothing of what was stored before. Needs no Redis that is up.
     *
     * @throws IllegalArgumentException when a secret or a store can't be read on this machine
     */
    public static RedisCandidateStore open(RedisOptions options, Duration ttl) {
        return open(options, ttl, List.of());
    }

    /**
     * Goes on after earlier stores. Needs no Redis that is up.
     *
     * @param restored what they knew
     * @throws IllegalArgumentException when a secret or a store can't be read on this machine
     */
    static RedisCandidateStore open(RedisOptions options, Duration ttl, Collection<StoreMark> restored) {
        String writer = Long.toHexString(UUID.randomUUID().getMostSignificantBits());
        return new RedisCandidateStore(
                RedisConnection.to(options),
                new RedisKeys(options.prefix()),
                ttl.toMillis(),
                new LossDetector(writer, ttl.toMillis(), System::currentTimeMillis, restored));
    }

    @Override
    public StoreResult storeNewer(Collection<Candidates> batch) throws IOException {
        List<ScriptCall> calls = new ArrayList<>(batch.size());
        for (Candidates lists : batch) {
            calls.add(ScriptCall.of(lists, keys, ttl));
        }
        compareRestored();
        StoreResult stored = run(calls, true);
        return new StoreResult(stored.written(), stored.refused(), losses.takeLoss());
    }

    @Override
    public void storeShared(String name, StoredList list, Map<String, String> more) throws IOException {
        run(List.of(ScriptCall.of(keys.shared(name), list, more, ttl)), false);
    }

    @Override
    public void storeSummary(int cluster, ClusterSummary summary) throws IOException {
        try {
            UnifiedJedis redis = connection.commands();
            redis.hset(keys.clusters(), Integer.toString(cluster), ClusterSummaryCodec.encode(summary));
            redis.pexpire(keys.clusters(), ttlMillis);
        } catch (JedisException e) {
            throw failure("could not store what a cluster is like", e);
        }
    }

    @Override
    public void markDown(Collection<String> itemIds) throws IOException {
        if (itemIds.isEmpty()) {
            return;
        }
        try {
            UnifiedJedis redis = connection.commands();
            redis.sadd(keys.down(), itemIds.stream().map(IdCodec::encode).toArray(String[]::new));
            // Lists made before the last take-down are gone by then, so the set may go as well.
            redis.pexpire(keys.down(), ttlMillis);
        } catch (JedisException e) {
            throw failure("could not mark items as taken down", e);
        }
    }

    @Override
    public void clearDown(String itemId) throws IOException {
        try {
            connection.commands().srem(keys.down(), IdCodec.encode(itemId));
        } catch (JedisException e) {
            throw failure("could not clear an item's mark", e);
        }
    }

    @Override
    public void close() {
        connection.close();
    }

    /** @param isCounted whether the loss of these lists must be noticed: those that users share come again by themselves */
    StoreResult run(List<ScriptCall> calls, boolean isCounted) throws IOException {
        if (calls.isEmpty()) {
            return new StoreResult(0, 0, false);
        }
        try {
            var unknown = new ArrayList<ScriptCall>();
            var moved = new ArrayList<ScriptCall>();
            int written = pipelined(calls, true, isCounted, unknown, moved);
            if (!unknown.isEmpty()) {
                // The full text loads the script, on each node.
                written += pipelined(unknown, false, isCounted, unknown, moved);
            }
            if (!moved.isEmpty()) {
                connection.lookAround();
                written += oneByOne(moved, isCounted);
            }
            return new StoreResult(written, calls.size() - written, false);
        } catch (JedisException e) {
            // On a cluster another node may have the keys by now.
            connection.lookAround();
            throw failure("could not store " + calls.size() + " keys", e);
        }
    }

    private static IOException failure(String what, JedisException reason) {
        String message = what + ": " + reason.getMessage();
        return RedisFailure.isFull(reason) ? new StoreFullException(message, reason) : new IOException(message, reason);
    }

    @Override
    public long foreignReplaced() {
        return foreign.sum();
    }

    /** Follows each key to where it is now; what comes next finds them there at once. */
    private int oneByOne(List<ScriptCall> moved, boolean isCounted) {
        UnifiedJedis redis = connection.commands();
        int written = 0;
        for (ScriptCall call : moved) {
            List<String> key = List.of(call.key());
            try {
                written += wrote(redis.evalsha(SCRIPT.sha1(), key, call.arguments()));
            } catch (JedisNoScriptException e) {
                written += wrote(redis.eval(SCRIPT.text(), key, call.arguments()));
            }
        }
        if (isCounted) {
            moved.stream()
                    .map(call -> connection.tagBeside(call.key()))
                    .distinct()
                    .forEach(tag -> losses.counted(tag, redis.incr(batches(tag)), askedAt(tag)));
        }
        return written;
    }

    private int pipelined(
            List<ScriptCall> calls,
            boolean byHash,
            boolean isCounted,
            List<ScriptCall> unknown,
            List<ScriptCall> moved) {
        List<Sent> sent = new ArrayList<>(calls.size());
        List<Counted> counted = new ArrayList<>();
        for (List<ScriptCall> some : connection.byServer(List.copyOf(calls), ScriptCall::key)) {
            try (AbstractPipeline pipeline = connection.pipelineTo(some.get(0).key())) {
                for (ScriptCall call : some) {
                    sent.add(new Sent(call, send(call, byHash, pipeline)));
                }
                if (isCounted) {
                    counted.add(count(connection.tagBeside(some.get(0).key()), pipeline));
                }
                pipeline.sync();
            }
        }
        int written = 0;
        // A pipeline reports errors per command, only to who asks.
        for (Sent each : sent) {
            try {
                written += wrote(each.answer().get());
            } catch (JedisNoScriptException e) {
                if (!byHash) {
                    throw e;
                }
                unknown.add(each.call());
            } catch (JedisRedirectionException e) {
                moved.add(each.call());
            }
        }
        counted.forEach(this::compare);
        return written;
    }

    /** Behind the lists, on the same connection: a replica that has the count has the lists. */
    private Counted count(String tag, AbstractPipeline pipeline) {
        var counted = new Counted(tag, pipeline.incr(batches(tag)), pipeline.get(keys.rebuildAsked(tag)));
        pipeline.pexpire(batches(tag), ttlMillis);
        return counted;
    }

    private void compare(Counted each) {
        try {
            losses.counted(each.tag(), each.batches().get(), millis(each.askedAt()));
        } catch (JedisRedirectionException e) {
            // The slot is moving; the next batch looks again.
            connection.lookAround();
        }
    }

    private void compareRestored() throws IOException {
        List<StoreMark> restored = losses.restored();
        try {
            List<StoreMark> found = new ArrayList<>(restored.size());
            for (StoreMark mark : restored) {
                long batches = millis(() -> connection.commands().get(keys.batches(mark.tag(), mark.writer())));
                found.add(new StoreMark(mark.writer(), mark.tag(), batches, askedAt(mark.tag()), 0));
            }
            losses.compared(found);
        } catch (JedisException e) {
            throw failure("could not see whether Redis still has all lists", e);
        }
    }

    @Override
    public void rebuildRequested() {
        long now = losses.askedNowMillis();
        try {
            for (String tag : losses.tags()) {
                connection
                        .commands()
                        .set(
                                keys.rebuildAsked(tag),
                                Long.toString(now),
                                SetParams.setParams().px(ttlMillis));
            }
            losses.asked(now);
        } catch (JedisException e) {
            LOG.warn("Could not tell other writers that a rebuild was asked for; they may ask again", e);
        }
    }

    @Override
    public List<StoreMark> marks() {
        return losses.marks();
    }

    private String batches(String tag) {
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
        } catch (NumberFormatException foreign) {
            return 0;
        } catch (JedisDataException e) {
            if (RedisFailure.isForeign(e)) {
                return 0;
            }
            throw e;
        }
    }

    private Response<Object> send(ScriptCall call, boolean byHash, AbstractPipeline pipeline) {
        List<String> key = List.of(call.key());
        return byHash
                ? pipeline.evalsha(SCRIPT.sha1(), key, call.arguments())
                : pipeline.eval(SCRIPT.text(), key, call.arguments());
    }

    private int wrote(Object answer) {
        if (Long.valueOf(StoreNewerScript.REPLACED_FOREIGN).equals(answer)) {
            foreign.increment();
            return 1;
        }
        return Long.valueOf(StoreNewerScript.WROTE).equals(answer) ? 1 : 0;
    }

    private record Counted(String tag, Response<Long> batches, Response<String> askedAt) {}

    private record Sent(ScriptCall call, Response<Object> answer) {}
}
