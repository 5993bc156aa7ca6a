package dev.eddy.client;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.params.ZRangeParams;
import redis.clients.jedis.resps.Tuple;

/** Reads the take-down log in Redis, whose layout {@link DownSet} describes. All methods throw JedisException. */
public final class DownLog {
    private final RedisConnection connection;
    private final String key;
    private final LongAdder foreign;

    /** @param foreign counts values under the key that are not a ZSET */
    public DownLog(RedisConnection connection, String key, LongAdder foreign) {
        this.connection = connection;
        this.key = key;
        this.foreign = foreign;
    }

    /** At most {@link DownSet#PAGE} entries from a score on; none when the value is foreign. */
    public List<Tuple> page(String from) {
        var range = new ZRangeParams(Protocol.Keyword.BYSCORE, from, "+inf").limit(0, DownSet.PAGE);
        return RedisFailure.ownOr(
                List.of(), foreign, () -> connection.commands().zrangeWithScores(key, range));
    }

    boolean contains(String itemId) {
        return RedisFailure.ownOr(
                false, foreign, () -> connection.commands().zscore(key, IdCodec.encode(itemId)) != null);
    }
}
