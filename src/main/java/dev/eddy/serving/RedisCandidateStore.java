package dev.eddy.serving;

import dev.eddy.scoring.Candidates;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisNoScriptException;
import redis.clients.jedis.exceptions.JedisRedirectionException;

/** Keeps lists in Redis: one pipelined block of compare-and-set script calls per batch, each atomic for its user. */
public final class RedisCandidateStore implements CandidateStore, SharedListStore {
    private static final Logger LOG = LoggerFactory.getLogger(RedisCandidateStore.class);

    private final RedisConnection connection;
    private final RedisKeys keys;
    private final long ttlMillis;
    private final String ttl;
    private final RedisScript script;
    private final RebuildRequester requester;
    private final LongAdder foreign = new LongAdder();
    /** Whether the last run found that a rebuild is due, and could not ask for it. */
    private boolean isRebuildDue;

    /**
     * Takes the connection over.
     *
     * @param script that replaces lists by newer ones
     */
    RedisCandidateStore(
            RedisConnection connection,
            RedisKeys keys,
            long ttlMillis,
            RedisScript script,
            RebuildRequester requester) {
        this.connection = connection;
        this.keys = keys;
        this.ttlMillis = ttlMillis;
        this.ttl = Long.toString(ttlMillis);
        this.script = script;
        this.requester = requester;
    }

    /**
     * A store of users' lists. Needs no Redis that is up.
     *
     * @param requester asked when Redis turns out to have been restarted; not closed by the store
     * @throws IllegalArgumentException when a secret or a store can't be read on this machine
     */
    public static RedisCandidateStore open(RedisOptions options, Duration ttl, RebuildRequester requester) {
        return open(options, ttl, StoreNewerScript.SCRIPT, requester);
    }

    /**
     * A store of what users share, which comes again by itself. It has a script of its own: by the absence of theirs the
     * users' stores see that Redis was restarted.
     *
     * @throws IllegalArgumentException when a secret or a store can't be read on this machine
     */
    public static RedisCandidateStore openShared(RedisOptions options, Duration ttl) {
        return open(options, ttl, StoreNewerScript.SCRIPT.twin(), () -> {});
    }

    private static RedisCandidateStore open(
            RedisOptions options, Duration ttl, RedisScript script, RebuildRequester requester) {
        return new RedisCandidateStore(
                RedisConnection.to(options), new RedisKeys(options.prefix()), ttl.toMillis(), script, requester);
    }

    @Override
    public StoreResult storeNewer(Collection<Candidates> batch) throws IOException {
        List<ScriptCall> calls = new ArrayList<>(batch.size());
        for (Candidates lists : batch) {
            calls.add(ScriptCall.of(lists, keys, ttl));
        }
        return run(calls);
    }

    @Override
    public void storeShared(String name, StoredList list, Map<String, String> more) throws IOException {
        run(List.of(ScriptCall.of(keys.shared(name), list, more, ttl)));
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

    StoreResult run(List<ScriptCall> calls) throws IOException {
        isRebuildDue = false;
        if (calls.isEmpty()) {
            return new StoreResult(0, 0, false);
        }
        try {
            var unknown = new ArrayList<ScriptCall>();
            var moved = new ArrayList<ScriptCall>();
            int written = pipelined(calls, true, unknown, moved);
            if (!unknown.isEmpty()) {
                askForRebuild();
                // The full text loads the script, on each node.
                written += pipelined(unknown, false, unknown, moved);
            }
            if (!moved.isEmpty()) {
                connection.lookAround();
                written += oneByOne(moved);
            }
            return new StoreResult(written, calls.size() - written, isRebuildDue);
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

    /**
     * A Redis that was restarted, or took over from another, does not know the script, and may have lost lists. The order
     * comes before the script: once it is known again nobody would notice.
     */
    private void askForRebuild() {
        try {
            requester.request();
        } catch (IOException e) {
            LOG.warn("Redis was restarted, and a rebuild could not be asked for yet", e);
            isRebuildDue = true;
        }
    }

    /** Follows each key to where it is now; what comes next finds them there at once. */
    private int oneByOne(List<ScriptCall> moved) {
        UnifiedJedis redis = connection.commands();
        int written = 0;
        for (ScriptCall call : moved) {
            List<String> key = List.of(call.key());
            try {
                written += wrote(redis.evalsha(script.sha1(), key, call.arguments()));
            } catch (JedisNoScriptException e) {
                askForRebuild();
                written += wrote(redis.eval(script.text(), key, call.arguments()));
            }
        }
        return written;
    }

    private int pipelined(List<ScriptCall> calls, boolean byHash, List<ScriptCall> unknown, List<ScriptCall> moved) {
        List<Sent> sent = new ArrayList<>(calls.size());
        for (List<ScriptCall> some : connection.byServer(calls, ScriptCall::key)) {
            try (AbstractPipeline pipeline = connection.pipelineTo(some.get(0).key())) {
                for (ScriptCall call : some) {
                    sent.add(new Sent(call, send(call, byHash, pipeline)));
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
        return written;
    }

    private Response<Object> send(ScriptCall call, boolean byHash, AbstractPipeline pipeline) {
        List<String> key = List.of(call.key());
        return byHash
                ? pipeline.evalsha(script.sha1(), key, call.arguments())
                : pipeline.eval(script.text(), key, call.arguments());
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
