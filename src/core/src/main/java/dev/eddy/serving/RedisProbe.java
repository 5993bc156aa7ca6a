package dev.eddy.serving;

import dev.eddy.client.DownChange;
import dev.eddy.client.DownHead;
import dev.eddy.client.RedisKeys;
import dev.eddy.client.StoredList;
import dev.eddy.client.Version;
import dev.eddy.client.jedis.DownLog;
import dev.eddy.client.jedis.RedisConnection;
import dev.eddy.client.jedis.RedisFailure;
import dev.eddy.option.RedisOptions;
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

/** Checks that Redis is up and allows every command of the job; an answer to PING would not show the latter. */
public final class RedisProbe {
    private static final Duration TTL = Duration.ofSeconds(1);
    /** Enough keys that, on a cluster, some are on another node than the first one. */
    private static final int KEYS = 32;

    private RedisProbe() {}

    /**
     * Writes lists and a take-down log under its own keys, which expire after 1 s. Throws {@link IllegalArgumentException} when
     * a login, certificate or command is refused, and {@link IOException} when Redis does not answer, which may pass.
     */
    public static void ask(RedisOptions options) throws IOException {
        var keys = new RedisKeys(options.prefix());
        try (RedisConnection connection = RedisConnection.to(options)) {
            // First, because Redis hangs up on a long command without a login, and does not name the reason.
            takeDown(connection, keys.shared("probe"));
            var losses = new LossDetector("probe", TTL.toMillis(), System::currentTimeMillis, List.of());
            var counts = new BatchCounts(connection, keys, TTL.toMillis(), losses);
            var list = new StoredList(Version.NONE, 0, List.of());
            var calls = new StoreCalls(connection, TTL.toMillis(), counts, new LongAdder());
            // Lists with one field less make the script look for fields to remove.
            for (Map<String, String> more : List.of(Map.of("more", ""), Map.<String, String>of())) {
                calls.run(IntStream.range(0, KEYS)
                        .mapToObj(i -> ListWrite.of(keys.shared("probe-" + i), list, more))
                        .toList());
            }
        } catch (JedisException | IOException e) {
            Optional<String> refusal = RedisFailure.refusal(options, e);
            String reason = refusal.orElseGet(() -> RedisFailure.outage(options, e));
            if (refusal.isPresent() || RedisFailure.hungUp(e)) {
                throw new IllegalArgumentException(reason, e);
            }
            throw new IOException(reason, e);
        }
    }

    private static void takeDown(RedisConnection connection, String key) {
        UnifiedJedis redis = connection.commands();
        redis.set(key, "0", SetParams.setParams().px(TTL.toMillis()));
        redis.del(key);
        var log = new DownLogWriter(connection, key, new LongAdder());
        DownHead head = log.replace(List.of("item"), TTL.toMillis());
        log.append(head, List.of(new DownChange(DownChange.Kind.BACK, "item")), TTL.toMillis());
        new DownLog(connection, key, new LongAdder()).page("-inf");
    }
}
