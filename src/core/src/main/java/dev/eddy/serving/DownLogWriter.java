package dev.eddy.serving;

import dev.eddy.client.DownChange;
import dev.eddy.client.DownHead;
import dev.eddy.client.DownSet;
import dev.eddy.client.jedis.RedisConnection;
import dev.eddy.client.jedis.RedisFailure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.resps.Tuple;

/**
 * Writes the take-down log in Redis, whose layout {@link DownSet} describes. The log is one key, so that each change is atomic
 * on a cluster too. All methods throw {@link redis.clients.jedis.exceptions.JedisException}.
 */
final class DownLogWriter {
    /** Largest number of changes in one round trip, which blocks Redis for a few milliseconds. */
    static final int CHUNK = 1_000;

    /** A score is a double, exact up to 2^53; Eddy never writes a higher one than this. */
    private static final double HIGHEST_SCORE = 1L << 52;

    // ADD comes before REM, because a full Redis refuses only the first write. If the head is not the last entry, a new
    // Redis took over, or a writer stopped while it replaced the log.
    private static final RedisScript APPEND = RedisScript.of("""
            local last = redis.pcall('ZRANGE', KEYS[1], -1, -1, 'WITHSCORES')
            if last[1] ~= ARGV[2] or last[2] ~= ARGV[3] then
              return 0
            end
            local known = tonumber(ARGV[3])
            local score = known
            for i = 4, #ARGV do
              local mark = string.sub(ARGV[i], 1, 1)
              if mark == '!' then
                redis.call('ZREM', KEYS[1], string.sub(ARGV[i], 2))
              else
                score = score + 1
                redis.call('ZADD', KEYS[1], string.format('%.0f', score), ARGV[i])
                redis.call('ZREM', KEYS[1], mark == '+' and string.sub(ARGV[i], 2) or '+' .. ARGV[i])
              end
            end
            if score > known then
              score = score + 1
              redis.call('ZADD', KEYS[1], string.format('%.0f', score), ARGV[2])
            end
            redis.call('PEXPIRE', KEYS[1], ARGV[1])
            return score
            """);

    private static final RedisScript FINISH = RedisScript.of("""
            redis.call('ZADD', KEYS[1], ARGV[3], ARGV[2])
            redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', '(' .. ARGV[4])
            redis.call('PEXPIRE', KEYS[1], ARGV[1])
            return 1
            """);

    private final RedisConnection connection;
    private final String key;
    private final LongAdder foreign;

    /** @param foreign counts values under the key that are not a ZSET */
    DownLogWriter(RedisConnection connection, String key, LongAdder foreign) {
        this.connection = connection;
        this.key = key;
        this.foreign = foreign;
    }

    /**
     * Appends at most {@link #CHUNK} changes, renews the TTL, and returns the new head. When the log does not end with the
     * given head, writes nothing and returns {@link DownHead#NONE}.
     */
    DownHead append(DownHead head, List<DownChange> changes, long ttlMillis) {
        List<String> arguments =
                new ArrayList<>(List.of(Long.toString(ttlMillis), head.member(), Long.toString(head.score())));
        changes.forEach(change -> arguments.add(change.argument()));
        long score = (Long) run(APPEND, arguments);
        return score == 0 ? DownHead.NONE : new DownHead(head.member(), score);
    }

    /** Replaces the log with one of these items under a new name; readers use the old one until it is complete. */
    DownHead replace(Collection<String> items, long ttlMillis) {
        long base = highest() + 1;
        long score = base;
        Map<String, Double> chunk = new HashMap<>();
        for (String item : items) {
            chunk.put(new DownChange(DownChange.Kind.DOWN, item).argument(), (double) score);
            score++;
            if (chunk.size() == CHUNK) {
                add(chunk, ttlMillis);
                chunk.clear();
            }
        }
        add(chunk, ttlMillis);
        DownHead head = DownHead.of(base, Long.toHexString(UUID.randomUUID().getMostSignificantBits()), score);
        run(FINISH, List.of(Long.toString(ttlMillis), head.member(), Long.toString(score), Long.toString(base)));
        return head;
    }

    private void add(Map<String, Double> chunk, long ttlMillis) {
        if (!chunk.isEmpty()) {
            connection.commands().zadd(key, chunk);
            connection.commands().pexpire(key, ttlMillis);
        }
    }

    /** The highest score; 0 when there is no log. A foreign value is removed. */
    private long highest() {
        UnifiedJedis redis = connection.commands();
        try {
            List<Tuple> last = redis.zrangeWithScores(key, -1, -1);
            if (last.isEmpty()) {
                return 0;
            }
            double score = last.get(0).getScore();
            if (score >= 0 && score < HIGHEST_SCORE) {
                return (long) score;
            }
        } catch (JedisDataException e) {
            if (!RedisFailure.isForeign(e)) {
                throw e;
            }
        }
        foreign.increment();
        redis.del(key);
        return 0;
    }

    private Object run(RedisScript script, List<String> arguments) {
        return script.run(connection.commands(), key, arguments);
    }
}
