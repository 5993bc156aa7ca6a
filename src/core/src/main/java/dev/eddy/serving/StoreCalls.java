package dev.eddy.serving;

import dev.eddy.client.jedis.RedisConnection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisNoScriptException;
import redis.clients.jedis.exceptions.JedisRedirectionException;

/**
 * Writes lists by {@link ScriptCall}s, in one pipeline per server. Loads the script where it is unknown, and follows keys that
 * have moved to another node.
 */
final class StoreCalls {
    private final RedisConnection connection;
    private final String ttlMillis;
    private final BatchCounts counts;
    private final LongAdder foreign;

    private record Sent(ScriptCall call, Response<Object> answer) {}

    /** @param counts counts each batch; null when a loss of these lists need not be noticed */
    StoreCalls(RedisConnection connection, long ttlMillis, BatchCounts counts, LongAdder foreign) {
        this.connection = connection;
        this.ttlMillis = Long.toString(ttlMillis);
        this.counts = counts;
        this.foreign = foreign;
    }

    /** Stores lists; returns the number of keys written. The others hold newer lists. Throws as {@link CandidateStore} does. */
    int run(List<ListWrite> writes) throws IOException {
        if (writes.isEmpty()) {
            return 0;
        }
        try {
            var unknown = new ArrayList<ListWrite>();
            var moved = new ArrayList<ListWrite>();
            int written = pipelined(writes, true, unknown, moved);
            if (!unknown.isEmpty()) {
                // The text of the script loads it, on each node.
                written += pipelined(unknown, false, unknown, moved);
            }
            if (!moved.isEmpty()) {
                connection.renewSlots();
                written += oneByOne(moved);
            }
            return written;
        } catch (JedisException e) {
            // On a cluster, another node may have the keys now.
            connection.renewSlots();
            throw StoreFullException.orOther("could not store " + writes.size() + " keys", e);
        }
    }

    private int oneByOne(List<ListWrite> moved) {
        int written = 0;
        for (ListWrite write : moved) {
            var call = new ScriptCall(List.of(write));
            written += written(ScriptCall.SCRIPT.run(connection.commands(), call.keys(), call.arguments(ttlMillis)));
        }
        if (counts != null) {
            Stream<String> tags = moved.stream().map(write -> connection.tagBeside(write.key()));
            tags.distinct().forEach(counts::addAlone);
        }
        return written;
    }

    private int pipelined(List<ListWrite> writes, boolean byHash, List<ListWrite> unknown, List<ListWrite> moved) {
        List<Sent> sent = new ArrayList<>();
        List<BatchCounts.Counted> counted = new ArrayList<>();
        // On a cluster, the keys of a call must have the same slot.
        int keys = connection.isCluster() ? 1 : ScriptCall.KEYS;
        for (List<ListWrite> some : connection.byServer(List.copyOf(writes), ListWrite::key)) {
            try (AbstractPipeline pipeline = connection.pipelineTo(some.get(0).key())) {
                for (ScriptCall call : ScriptCall.of(some, keys)) {
                    sent.add(new Sent(
                            call, ScriptCall.SCRIPT.add(pipeline, byHash, call.keys(), call.arguments(ttlMillis))));
                }
                if (counts != null) {
                    counted.add(counts.add(some.get(0).key(), pipeline));
                }
                pipeline.sync();
            }
        }
        int written = 0;
        // A pipeline reports the error of a command only when its answer is read.
        for (Sent each : sent) {
            try {
                written += written(each.answer().get());
            } catch (JedisNoScriptException e) {
                if (!byHash) {
                    throw e;
                }
                unknown.addAll(each.call().writes());
            } catch (JedisRedirectionException e) {
                moved.addAll(each.call().writes());
            }
        }
        for (BatchCounts.Counted each : counted) {
            counts.compare(each);
        }
        return written;
    }

    /** The number of keys written, by the answers for the keys of a call. */
    private int written(Object answers) {
        int written = 0;
        for (Object answer : (List<?>) answers) {
            boolean isForeign = answer.equals(ScriptCall.REPLACED_FOREIGN);
            foreign.add(isForeign ? 1 : 0);
            written += isForeign || answer.equals(ScriptCall.WROTE) ? 1 : 0;
        }
        return written;
    }
}
