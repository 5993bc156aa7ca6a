package dev.eddy.client.jedis;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.params.ZRangeParams;

/** Reads the entries of the take-down log in Redis. All methods throw JedisException. */
public final class DownLog {
    /** Largest number of entries in one answer, which blocks Redis for a few milliseconds. */
    public static final int PAGE = 10_000;

    private final RedisConnection connection;
    private final String key;
    private final LongAdder foreign;

    /** @param foreign counts values under the key that are not a ZSET */
    public DownLog(RedisConnection connection, String key, LongAdder foreign) {
        this.connection = connection;
        this.key = key;
        this.foreign = foreign;
    }

    /** At most {@link #PAGE} entries from a score on; none when the value is foreign. */
    public List<DownEntry> page(String from) {
        var range = new ZRangeParams(Protocol.Keyword.BYSCORE, from, "+inf").limit(0, PAGE);
        return RedisFailure.ownOr(
                List.of(),
                foreign,
                () -> connection.read(() -> connection.commands().zrangeWithScores(key, range)).stream()
                        .map(entry -> new DownEntry(entry.getElement(), entry.getScore()))
                        .toList());
    }

    public boolean contains(String member) {
        return RedisFailure.ownOr(
                false,
                foreign,
                () -> connection.read(() -> connection.commands().zscore(key, member)) != null);
    }
}
