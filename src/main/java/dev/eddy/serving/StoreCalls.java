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
 * Runs {@link ScriptCall}s, in one pipeline per server. Loads the script where it is unknown, and follows keys that have moved
 * to another node.
 */
final class StoreCalls {
    private final RedisConnection connection;
    private final BatchCounts counts;
    private final LongAdder foreign;

    private record Sent(ScriptCall call, Response<Object> answer) {}

    /** @param counts counts each batch; null when a loss of these lists need not be noticed */
    StoreCalls(RedisConnection connection, BatchCounts counts, LongAdder foreign) {
        this.connection = connection;
        this.counts = counts;
        this.foreign = foreign;
    }

    /** Stores lists; returns the number of keys written. The others hold newer lists. Throws as {@link CandidateStore} does. */
    int run(List<ScriptCall> calls) throws IOException {
        if (calls.isEmpty()) {
            return 0;
        }
        try {
            var unknown = new ArrayList<ScriptCall>();
            var moved = new ArrayList<ScriptCall>();
            int written = pipelined(calls, true, unknown, moved);
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
            throw StoreFullException.orOther("could not store " + calls.size() + " keys", e);
        }
    }

    private int oneByOne(List<ScriptCall> moved) {
        int written = 0;
        for (ScriptCall call : moved) {
            written += wrote(ScriptCall.SCRIPT.run(connection.commands(), call.key(), call.arguments()));
        }
        if (counts != null) {
            Stream<String> tags = moved.stream().map(call -> connection.tagBeside(call.key()));
            tags.distinct().forEach(counts::addAlone);
        }
        return written;
    }

    private int pipelined(List<ScriptCall> calls, boolean byHash, List<ScriptCall> unknown, List<ScriptCall> moved) {
        List<Sent> sent = new ArrayList<>(calls.size());
        List<BatchCounts.Counted> counted = new ArrayList<>();
        for (List<ScriptCall> some : connection.byServer(List.copyOf(calls), ScriptCall::key)) {
            try (AbstractPipeline pipeline = connection.pipelineTo(some.get(0).key())) {
                for (ScriptCall call : some) {
                    List<String> key = List.of(call.key());
                    Response<Object> answer = byHash
                            ? pipeline.evalsha(ScriptCall.SCRIPT.sha1(), key, call.arguments())
                            : pipeline.eval(ScriptCall.SCRIPT.text(), key, call.arguments());
                    sent.add(new Sent(call, answer));
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
        for (BatchCounts.Counted each : counted) {
            counts.compare(each);
        }
        return written;
    }

    private int wrote(Object answer) {
        boolean isForeign = answer.equals(ScriptCall.REPLACED_FOREIGN);
        foreign.add(isForeign ? 1 : 0);
        return isForeign || answer.equals(ScriptCall.WROTE) ? 1 : 0;
    }
}
