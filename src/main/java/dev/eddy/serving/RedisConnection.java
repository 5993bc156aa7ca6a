package dev.eddy.serving;

import java.time.Duration;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;

/** The one place that knows how Redis is reached; everything else sees a {@link UnifiedJedis}. */
final class RedisConnection {
    /** One connection sends, and one more lets a second thread read. */
    private static final int CONNECTIONS = 2;

    private RedisConnection() {}

    /** Does not connect yet: Redis may be down when a job starts. */
    static UnifiedJedis open(ServingOptions options) {
        int timeoutMillis = Math.toIntExact(options.timeout().toMillis());
        var client = DefaultJedisClientConfig.builder()
                .connectionTimeoutMillis(timeoutMillis)
                .socketTimeoutMillis(timeoutMillis)
                .password(options.password())
                .clientName("eddy")
                .build();
        var pool = new ConnectionPoolConfig();
        pool.setMaxTotal(CONNECTIONS);
        pool.setMaxIdle(CONNECTIONS);
        // The pool's own default is to wait for ever.
        pool.setMaxWait(options.timeout());
        // No evictor thread: a connection that died idle costs one retry, and batches come often.
        pool.setTimeBetweenEvictionRuns(Duration.ofMillis(-1));
        return RedisClient.builder()
                .hostAndPort(options.host(), options.port())
                .clientConfig(client)
                .poolConfig(pool)
                .build();
    }
}
