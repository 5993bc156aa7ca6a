package dev.eddy.serving;

import java.io.File;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.RedisSentinelClient;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.UnifiedJedis;

/** The one place that knows how Redis is reached; everything else sees a {@link UnifiedJedis}. */
final class RedisConnection {
    /** One connection sends, and one more lets a second thread read. */
    private static final int CONNECTIONS = 2;

    private RedisConnection() {}

    /** Does not need Redis to be there yet, unless Sentinels or a cluster must be asked where: these are asked here. */
    static UnifiedJedis open(RedisOptions options) {
        List<HostAndPort> nodes =
                options.eachNode().stream().map(HostAndPort::from).toList();
        return switch (options.mode()) {
            case STANDALONE ->
                RedisClient.builder()
                        .hostAndPort(nodes.get(0))
                        .clientConfig(server(options))
                        .poolConfig(pool(options))
                        .build();
            case SENTINEL ->
                RedisSentinelClient.builder()
                        .masterName(options.sentinelMaster())
                        .sentinels(Set.copyOf(nodes))
                        .sentinelClientConfig(sentinel(options))
                        .clientConfig(server(options))
                        .poolConfig(pool(options))
                        .build();
            case CLUSTER ->
                RedisClusterClient.builder()
                        .nodes(nodes.stream().collect(Collectors.toSet()))
                        .clientConfig(server(options))
                        .poolConfig(pool(options))
                        .build();
        };
    }

    private static DefaultJedisClientConfig server(RedisOptions options) {
        return client(
                options,
                options.user(),
                RedisSecrets.find("redis.password-file", options.passwordFile(), RedisSecrets.PASSWORD));
    }

    private static DefaultJedisClientConfig sentinel(RedisOptions options) {
        return client(
                options,
                options.sentinelUser(),
                RedisSecrets.find(
                        "redis.sentinel-password-file",
                        options.sentinelPasswordFile(),
                        RedisSecrets.SENTINEL_PASSWORD));
    }

    private static DefaultJedisClientConfig client(RedisOptions options, String user, String password) {
        int timeoutMillis = Math.toIntExact(options.timeout().toMillis());
        var client = DefaultJedisClientConfig.builder()
                .connectionTimeoutMillis(timeoutMillis)
                .socketTimeoutMillis(timeoutMillis)
                .user(user.isEmpty() ? null : user)
                .password(password)
                .clientName("eddy");
        if (options.tls()) {
            client.ssl(true).sslOptions(tls(options));
        }
        return client.build();
    }

    private static SslOptions tls(RedisOptions options) {
        var tls = SslOptions.builder();
        if (!options.trustStore().isEmpty()) {
            tls.truststore(
                    new File(options.trustStore()),
                    characters(RedisSecrets.find(
                            "redis.trust-store-password-file",
                            options.trustStorePasswordFile(),
                            RedisSecrets.TRUST_STORE_PASSWORD)));
        }
        if (!options.keyStore().isEmpty()) {
            tls.keystore(
                    new File(options.keyStore()),
                    characters(RedisSecrets.find(
                            "redis.key-store-password-file",
                            options.keyStorePasswordFile(),
                            RedisSecrets.KEY_STORE_PASSWORD)));
        }
        return tls.build();
    }

    private static char[] characters(String secret) {
        return secret == null ? null : secret.toCharArray();
    }

    private static ConnectionPoolConfig pool(RedisOptions options) {
        var pool = new ConnectionPoolConfig();
        pool.setMaxTotal(CONNECTIONS);
        pool.setMaxIdle(CONNECTIONS);
        // The pool's own default is to wait for ever.
        pool.setMaxWait(options.timeout());
        // No evictor thread: a connection that died idle costs one retry, and batches come often.
        pool.setTimeBetweenEvictionRuns(Duration.ofMillis(-1));
        return pool;
    }
}
