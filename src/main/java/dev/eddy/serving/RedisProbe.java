package dev.eddy.serving;

import dev.eddy.client.DownChange;
import dev.eddy.client.DownHead;
import dev.eddy.client.DownLog;
import dev.eddy.client.RedisConnection;
import dev.eddy.client.RedisFailure;
import dev.eddy.client.RedisKeys;
import dev.eddy.client.RedisOptions;
import dev.eddy.client.StoredList;
import dev.eddy.record.Version;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.SetParams;

/** Asks Redis whether it is there, and whether it lets us do what the job does: an answer to PING would not say. */
public final class RedisProbe {
    private static final Duration TTL = Duration.ofSeconds(1);
    /** So many that on a cluster some are on another node than the one that is asked first. */
    private static final int KEYS = 32;

    private RedisProbe() {}

    /**
     * Stores lists, and takes an item down and back, under keys of its own that expire at once.
     *
     * @throws IOException when nobody answers, which may pass
     * @throws IllegalArgumentException when Redis refuses us, or we Redis: that won't pass by itself
     */
    public static void ask(RedisOptions options) throws IOException {
        var keys = new RedisKeys(options.prefix());
        try (RedisConnection connection = RedisConnection.to(options)) {
            var store = new RedisCandidateStore(
                    connection,
                    keys,
                    TTL.toMillis(),
                    new LossDetector("probe", TTL.toMillis(), System::currentTimeMillis, List.of()));
            List<ScriptCall> lists = IntStream.range(0, KEYS)
                    .mapToObj(i -> ScriptCall.of(
                            keys.shared("probe-" + i),
                            new StoredList(Version.NONE, i, List.of()),
                            Map.of(),
                            Long.toString(TTL.toMillis())))
                    .toList();
            store.run(lists, true);
            takeDown(connection, keys.shared("probe"));
        } catch (JedisException | IOException e) {
            Optional<String> refusal = RedisFailure.refusal(options, e);
            if (refusal.isPresent()) {
                throw new IllegalArgumentException(refusal.get(), e);
            }
            String outage = RedisFailure.outage(options, e);
            if (RedisFailure.hungUp(e)) {
                throw new IllegalArgumentException(outage, e);
            }
            throw new IOException(outage, e);
        }
    }

    private static void takeDown(RedisConnection connection, String key) {
        UnifiedJedis redis = connection.commands();
        redis.set(key, "0", SetParams.setParams().px(TTL.toMillis()));
        redis.del(key);
        var log = new DownLog(connection, key, new LongAdder());
        DownHead head = log.replace(List.of("item"), TTL.toMillis());
        log.append(head, List.of(new DownChange(DownChange.Kind.BACK, "item")), TTL.toMillis());
        log.page("-inf");
    }
}
