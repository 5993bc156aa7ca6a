package dev.eddy.serving;

import dev.eddy.scoring.Candidates;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisNoScriptException;
import redis.clients.jedis.exceptions.JedisRedirectionException;

/** Keeps lists in Redis: one pipelined block of compare-and-set script calls per batch, each atomic for its user. */
public final class RedisCandidateStore implements CandidateStore, SharedListStore {
    private final RedisConnection connection;
    private final RedisKeys keys;
    private final long ttlMillis;
    private final String ttl;

    RedisCandidateStore(RedisConnection connection, RedisKeys keys, long ttlMillis) {
        this.connection = connection;
        this.keys = keys;
        this.ttlMillis = ttlMillis;
        this.ttl = Long.toString(ttlMillis);
    }

    /**
     * Needs no Redis that is up.
     *
     * @throws IllegalArgumentException when a secret or a store can't be read on this machine
     */
    public static RedisCandidateStore open(RedisOptions options, Duration ttl) {
        return new RedisCandidateStore(RedisConnection.to(options), new RedisKeys(options.prefix()), ttl.toMillis());
    }

    @Override
    public StoreResult storeNewer(Collection<Candidates> batch) throws IOException {
        List<ScriptCall> calls = new ArrayList<>(batch.size());
        for (Candidates lists : batch) {
            calls.add(ScriptCall.of(lists, keys, ttl));
        }
        int written = run(calls);
        return new StoreResult(written, calls.size() - written);
    }

    @Override
    public boolean storeShared(String name, StoredList list) throws IOException {
        return run(List.of(ScriptCall.of(keys.shared(name), list, ttl))) == 1;
    }

    @Override
    public void markDown(String itemId) throws IOException {
        try {
            UnifiedJedis redis = connection.commands();
            redis.sadd(keys.down(), IdCodec.encode(itemId));
            // Lists made before the last take-down are gone by then, so the set may go as well.
            redis.pexpire(keys.down(), ttlMillis);
        } catch (JedisException e) {
            throw new IOException("could not mark an item as taken down: " + e.getMessage(), e);
        }
    }

    @Override
    public void clearDown(String itemId) throws IOException {
        try {
            connection.commands().srem(keys.down(), IdCodec.encode(itemId));
        } catch (JedisException e) {
            throw new IOException("could not clear an item's mark: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        connection.close();
    }

    /** Returns how many calls wrote. */
    int run(List<ScriptCall> calls) throws IOException {
        if (calls.isEmpty()) {
            return 0;
        }
        try {
            var unknown = new ArrayList<ScriptCall>();
            var moved = new ArrayList<ScriptCall>();
            int written = pipelined(calls, true, unknown, moved);
            if (!unknown.isEmpty()) {
                // Redis restarted or its script cache was flushed: the full text loads it again, on each node.
                written += pipelined(unknown, false, unknown, moved);
            }
            return moved.isEmpty() ? written : written + oneByOne(moved);
        } catch (JedisException e) {
            // On a cluster another node may have the keys by now.
            connection.lookAround();
            throw new IOException("could not store " + calls.size() + " keys: " + e.getMessage(), e);
        }
    }

    private int pipelined(List<ScriptCall> calls, boolean byHash, List<ScriptCall> unknown, List<ScriptCall> moved) {
        List<Sent> sent = new ArrayList<>(calls.size());
        for (List<ScriptCall> some : connection.byServer(calls)) {
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

    private static Response<Object> send(ScriptCall call, boolean byHash, AbstractPipeline pipeline) {
        List<String> key = List.of(call.key());
        return byHash
                ? pipeline.evalsha(StoreNewerScript.SHA1, key, call.arguments())
                : pipeline.eval(StoreNewerScript.TEXT, key, call.arguments());
    }

    /** Follows each key to where it is now; what comes next finds them there at once. */
    private int oneByOne(List<ScriptCall> moved) {
        connection.lookAround();
        int written = 0;
        for (ScriptCall call : moved) {
            written += wrote(connection.commands().eval(StoreNewerScript.TEXT, List.of(call.key()), call.arguments()));
        }
        return written;
    }

    private static int wrote(Object answer) {
        return Long.valueOf(1).equals(answer) ? 1 : 0;
    }

    private record Sent(ScriptCall call, Response<Object> answer) {}
}
