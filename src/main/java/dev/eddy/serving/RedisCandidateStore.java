package dev.eddy.serving;

import dev.eddy.client.ClusterSummary;
import dev.eddy.client.ClusterSummaryCodec;
import dev.eddy.client.DownChange;
import dev.eddy.client.DownHead;
import dev.eddy.client.DownLog;
import dev.eddy.client.DownSet;
import dev.eddy.client.RedisConnection;
import dev.eddy.client.RedisFailure;
import dev.eddy.client.RedisKeys;
import dev.eddy.client.RedisOptions;
import dev.eddy.client.RedisScript;
import dev.eddy.client.StoredList;
import dev.eddy.recall.Candidates;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisNoScriptException;
import redis.clients.jedis.exceptions.JedisRedirectionException;

/** Keeps lists in Redis: one pipelined block of compare-and-set script calls per batch, each atomic for its user. */
public final class RedisCandidateStore implements CandidateStore, SharedListStore {
    private static final Logger LOG = LoggerFactory.getLogger(RedisCandidateStore.class);

    private static final RedisScript SCRIPT = StoreNewerScript.SCRIPT;

    private final RedisConnection connection;
    private final RedisKeys keys;
    private final long ttlMillis;
    private final String ttl;
    private final LossDetector losses;
    private final BatchCounts counts;
    private final LongAdder foreign = new LongAdder();
    private final DownLog down;

    /** Takes the connection over. */
    RedisCandidateStore(RedisConnection connection, RedisKeys keys, long ttlMillis, LossDetector losses) {
        this.connection = connection;
        this.keys = keys;
        this.ttlMillis = ttlMillis;
        this.ttl = Long.toString(ttlMillis);
        this.losses = losses;
        this.counts = new BatchCounts(connection, keys, ttlMillis, losses);
        this.down = new DownLog(connection, keys.down(), foreign);
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
        try {
            counts.compareRestored();
        } catch (JedisException e) {
            throw failure("could not see whether Redis still has all lists", e);
        }
        StoreResult stored = run(calls, true);
        return new StoreResult(stored.written(), stored.refused(), losses.takeLoss());
    }

    @Override
    public void storeShared(String name, StoredList list, Map<String, String> more) throws IOException {
        run(List.of(ScriptCall.of(keys.shared(name), list, more, ttl)), false);
    }

    @Override
    public void storeSummary(int cluster, ClusterSummary summary) throws IOException {
        String field = Integer.toString(cluster);
        String text = ClusterSummaryCodec.encode(summary);
        try {
            UnifiedJedis redis = connection.commands();
            try {
                redis.hset(keys.clusters(), field, text);
            } catch (JedisDataException e) {
                if (!RedisFailure.isForeign(e)) {
                    throw e;
                }
                // A full Redis has refused before it looked at the type: there is room.
                foreign.increment();
                redis.del(keys.clusters());
                redis.hset(keys.clusters(), field, text);
            }
            redis.pexpire(keys.clusters(), ttlMillis);
        } catch (JedisException e) {
            throw failure("could not store what a cluster is like", e);
        }
    }

    @Override
    public void removeCluster(int cluster) throws IOException {
        try {
            UnifiedJedis redis = connection.commands();
            RedisFailure.ownOr(0L, foreign, () -> redis.hdel(keys.clusters(), Integer.toString(cluster)));
            redis.del(keys.shared(RedisKeys.cluster(cluster)));
        } catch (JedisException e) {
            throw failure("could not remove what a cluster was like", e);
        }
    }

    @Override
    public void removeSummariesBefore(long generatedAtMillis) throws IOException {
        try {
            UnifiedJedis redis = connection.commands();
            Map<String, String> all =
                    RedisFailure.ownOr(Map.<String, String>of(), foreign, () -> redis.hgetAll(keys.clusters()));
            String[] old = all.entrySet().stream()
                    .filter(field -> ClusterSummaryCodec.decode(field.getValue())
                            .filter(summary -> summary.generatedAtMillis() >= generatedAtMillis)
                            .isEmpty())
                    .map(Map.Entry::getKey)
                    .toArray(String[]::new);
            if (old.length > 0) {
                redis.hdel(keys.clusters(), old);
            }
        } catch (JedisException e) {
            throw failure("could not remove what clusters were like", e);
        }
    }

    @Override
    public DownHead appendDown(DownHead head, List<DownChange> changes) throws IOException {
        try {
            return down.append(head, changes, ttlMillis);
        } catch (JedisException e) {
            throw failure("could not tell of items taken down", e);
        }
    }

    @Override
    public DownHead replaceDown(Collection<String> itemIds) throws IOException {
        try {
            return down.replace(itemIds, ttlMillis);
        } catch (JedisException e) {
            throw failure("could not tell of items taken down", e);
        }
    }

    @Override
    public void readDown(DownSet known) throws IOException {
        try {
            known.look(down::page);
        } catch (JedisException e) {
            throw failure("could not read which items are taken down", e);
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
            written += wrote(SCRIPT.run(redis, call.key(), call.arguments()));
        }
        if (isCounted) {
            moved.stream()
                    .map(call -> connection.tagBeside(call.key()))
                    .distinct()
                    .forEach(counts::addAlone);
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
        List<BatchCounts.Counted> counted = new ArrayList<>();
        for (List<ScriptCall> some : connection.byServer(List.copyOf(calls), ScriptCall::key)) {
            try (AbstractPipeline pipeline = connection.pipelineTo(some.get(0).key())) {
                for (ScriptCall call : some) {
                    sent.add(new Sent(call, send(call, byHash, pipeline)));
                }
                if (isCounted) {
                    counted.add(counts.add(some.get(0).key(), pipeline));
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
        counted.forEach(counts::compare);
        return written;
    }

    @Override
    public void rebuildRequested() {
        try {
            counts.rebuildRequested();
        } catch (JedisException e) {
            LOG.warn("Could not tell other writers that a rebuild was asked for; they may ask again", e);
        }
    }

    @Override
    public List<StoreMark> marks() {
        return losses.marks();
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

    private record Sent(ScriptCall call, Response<Object> answer) {}
}
