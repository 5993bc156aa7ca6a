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

/** Keeps lists in Redis: one pipelined block of compare-and-set script calls per batch, each atomic for its user. */
public final class RedisCandidateStore implements CandidateStore, SharedListStore {
    private final UnifiedJedis redis;
    private final RedisKeys keys;
    private final String ttlMillis;
    private final RebuildRequester requester;

    RedisCandidateStore(UnifiedJedis redis, RedisKeys keys, long ttlMillis, RebuildRequester requester) {
        this.redis = redis;
        this.keys = keys;
        this.ttlMillis = Long.toString(ttlMillis);
        this.requester = requester;
    }

    /**
     * Opens a store; it connects when it is used.
     *
     * @param requester asked when Redis turns out to have been restarted; not closed by the store
     */
    public static RedisCandidateStore open(RedisOptions options, Duration ttl, RebuildRequester requester) {
        return new RedisCandidateStore(
                RedisConnection.open(options), new RedisKeys(options.prefix()), ttl.toMillis(), requester);
    }

    @Override
    public StoreResult storeNewer(Collection<Candidates> batch) throws IOException {
        List<ScriptCall> calls = new ArrayList<>(batch.size());
        for (Candidates lists : batch) {
            calls.add(ScriptCall.of(lists, keys, ttlMillis));
        }
        return run(calls);
    }

    @Override
    public void storeShared(String name, StoredList list) throws IOException {
        run(List.of(ScriptCall.of(keys.shared(name), list, ttlMillis)));
    }

    @Override
    public void markDown(Collection<String> itemIds) throws IOException {
        if (itemIds.isEmpty()) {
            return;
        }
        String[] encoded = itemIds.stream().map(IdCodec::encode).toArray(String[]::new);
        try (AbstractPipeline pipeline = redis.pipelined()) {
            Response<Long> added = pipeline.sadd(keys.down(), encoded);
            // Lists made before the last take-down are gone by then, so the set may go as well.
            Response<Long> expiring = pipeline.pexpire(keys.down(), Long.parseLong(ttlMillis));
            pipeline.sync();
            added.get();
            expiring.get();
        } catch (JedisException e) {
            throw new IOException("could not mark items as taken down: " + e.getMessage(), e);
        }
    }

    @Override
    public void clearDown(String itemId) throws IOException {
        try {
            redis.srem(keys.down(), IdCodec.encode(itemId));
        } catch (JedisException e) {
            throw new IOException("could not clear an item's mark", e);
        }
    }

    @Override
    public void close() {
        redis.close();
    }

    private StoreResult run(List<ScriptCall> calls) throws IOException {
        if (calls.isEmpty()) {
            return new StoreResult(0, 0);
        }
        try {
            List<ScriptCall> unknown = new ArrayList<>();
            int written = answers(calls, true, unknown);
            if (!unknown.isEmpty()) {
                // A Redis that was restarted, or took over from another, does not know the script, and may have lost
                // lists. The order comes first: once the script is known again nobody would notice.
                requester.request();
                // The full text loads it, on a cluster on each node.
                written += answers(unknown, false, unknown);
            }
            return new StoreResult(written, calls.size() - written);
        } catch (JedisException e) {
            throw new IOException("could not store " + calls.size() + " keys: " + e.getMessage(), e);
        }
    }

    private int answers(List<ScriptCall> calls, boolean byHash, List<ScriptCall> unknown) {
        List<Response<Object>> responses = new ArrayList<>(calls.size());
        try (AbstractPipeline pipeline = redis.pipelined()) {
            for (ScriptCall call : calls) {
                List<String> key = List.of(call.key());
                responses.add(
                        byHash
                                ? pipeline.evalsha(StoreNewerScript.SHA1, key, call.arguments())
                                : pipeline.eval(StoreNewerScript.TEXT, key, call.arguments()));
            }
            pipeline.sync();
        }
        int written = 0;
        // A pipeline reports errors per command, only to who asks.
        for (int i = 0; i < responses.size(); i++) {
            try {
                written += Long.valueOf(1).equals(responses.get(i).get()) ? 1 : 0;
            } catch (JedisNoScriptException e) {
                if (!byHash) {
                    throw e;
                }
                unknown.add(calls.get(i));
            }
        }
        return written;
    }
}
