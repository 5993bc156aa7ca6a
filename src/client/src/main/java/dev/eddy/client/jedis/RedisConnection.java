package dev.eddy.client.jedis;

import dev.eddy.option.RedisOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.RedisSentinelClient;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.providers.ClusterConnectionProvider;
import redis.clients.jedis.providers.ConnectionProvider;
import redis.clients.jedis.providers.PooledConnectionProvider;
import redis.clients.jedis.providers.SentineledConnectionProvider;
import redis.clients.jedis.util.JedisClusterCRC16;
import redis.clients.jedis.util.Pool;

/**
 * Connections to a Redis server, to the master that Sentinels name, or to a Redis Cluster. Passwords and stores are read when
 * it is made; Redis need not be up before the first command.
 */
public final class RedisConnection implements AutoCloseable {
    /** The job sends with one and reads with the other. */
    private static final int CONNECTIONS = 2;

    private final RedisOptions options;
    private final int connections;
    private final Set<HostAndPort> nodes;
    private final JedisClientConfig server;
    private final HashTags hashTags = new HashTags();
    private final JedisClientConfig sentinel;
    private final MadeOnce<Client> client;

    private record Client(UnifiedJedis commands, ConnectionProvider provider) {
        /** Null unless Redis is a cluster. */
        private ClusterConnectionProvider cluster() {
            return provider instanceof ClusterConnectionProvider cluster ? cluster : null;
        }
    }

    private RedisConnection(RedisOptions options, int connections, int patience) {
        this.options = options;
        this.connections = connections;
        this.client = new MadeOnce<>(this::connect, options.timeout().multipliedBy(patience));
        this.nodes = options.eachNode().stream().map(HostAndPort::from).collect(Collectors.toUnmodifiableSet());
        RedisOptions.Access access = options.access();
        this.server = client("redis.", access.user(), access.passwordFile(), RedisSecrets.PASSWORD);
        String sentinelFile = access.sentinelPasswordFile();
        this.sentinel = options.servers().mode() != RedisOptions.Mode.SENTINEL
                ? null
                : client(
                        "internal.redis.sentinel-",
                        access.sentinelUser(),
                        sentinelFile,
                        RedisSecrets.SENTINEL_PASSWORD);
    }

    /**
     * Reads passwords and stores; connects at the first command, with at most 2 connections to each server. Throws {@link
     * IllegalArgumentException} when a file can't be read on this machine; the message names its option.
     */
    public static RedisConnection to(RedisOptions options) {
        // Every node may take its time to connect and its time to answer.
        return new RedisConnection(options, CONNECTIONS, 2 * options.eachNode().size());
    }

    /**
     * As {@link #to(RedisOptions)}, with at most this number of connections to each server. While Sentinels or a cluster take
     * longer to say where the lists are, each command fails after {@link RedisOptions#timeout}.
     */
    public static RedisConnection to(RedisOptions options, int connections) {
        return new RedisConnection(options, connections, 1);
    }

    /**
     * Runs commands. Throws {@link IllegalArgumentException} when Redis refuses the login or the command, so that trying again
     * is useless, and {@link UncheckedIOException} when it can't be reached or does not answer in time.
     */
    public <T> T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (JedisException e) {
            Optional<String> refusal = RedisFailure.refusal(options, e);
            if (refusal.isPresent()) {
                throw new IllegalArgumentException(refusal.get(), e);
            }
            throw new UncheckedIOException(new IOException(RedisFailure.outage(options, e), e));
        }
    }

    /**
     * Runs commands that only read. Redis closes connections that nobody uses; when it has closed the one that was taken, all
     * idle ones are dropped, and the commands run once more on a fresh one.
     */
    public <T> T read(Supplier<T> question) {
        try {
            return question.get();
        } catch (JedisException e) {
            if (!RedisFailure.hungUp(e)) {
                throw e;
            }
            client.get().provider().getConnectionMap().values().forEach(pool -> ((Pool<?>) pool).clear());
            return question.get();
        }
    }

    /** Commands with one round trip each; on a cluster they follow keys that have moved. */
    public UnifiedJedis commands() {
        return client.get().commands();
    }

    /** A pipeline to the server of this key: its commands share one round trip. */
    public AbstractPipeline pipelineTo(String key) {
        Client open = client.get();
        ClusterConnectionProvider cluster = open.cluster();
        // Jedis's cluster pipeline swallows the exception of a broken connection.
        return cluster == null
                ? open.commands().pipelined()
                : new Pipeline(cluster.getConnection(nodeOf(key, cluster)), true);
    }

    public boolean isCluster() {
        return options.servers().mode() == RedisOptions.Mode.CLUSTER;
    }

    /** Groups calls by the server of their key, as the slots were last read. */
    public <T> Collection<List<T>> byServer(List<T> calls, Function<T, String> keyOf) {
        ClusterConnectionProvider cluster = client.get().cluster();
        if (cluster == null) {
            return List.of(calls);
        }
        Map<HostAndPort, List<T>> byNode = new LinkedHashMap<>();
        for (T call : calls) {
            byNode.computeIfAbsent(nodeOf(keyOf.apply(call), cluster), node -> new ArrayList<>())
                    .add(call);
        }
        return byNode.values();
    }

    /** A hash tag for keys on the server of this key; it is the same for all keys of a server. */
    public String tagBeside(String key) {
        ClusterConnectionProvider cluster = client.get().cluster();
        return cluster == null ? "0" : hashTags.of(nodeOf(key, cluster), cluster);
    }

    /** Reads anew which node of a cluster has which slots; pipelines do not do this by themselves. */
    public void renewSlots() {
        client.made().map(Client::cluster).ifPresent(ClusterConnectionProvider::renewSlotCache);
    }

    @Override
    public void close() {
        client.close(made -> made.commands().close());
    }

    private static HostAndPort nodeOf(String key, ClusterConnectionProvider cluster) {
        return cluster.getNode(JedisClusterCRC16.getSlot(key));
    }

    private Client connect() {
        return switch (options.servers().mode()) {
            case STANDALONE -> {
                var provider = new PooledConnectionProvider(nodes.iterator().next(), server, pool());
                yield new Client(
                        RedisClient.builder()
                                .connectionProvider(provider)
                                .clientConfig(server)
                                .build(),
                        provider);
            }
            case SENTINEL -> {
                requireMaster();
                var provider = new SentineledConnectionProvider(
                        options.servers().sentinelMaster(), server, pool(), nodes, sentinel);
                yield new Client(
                        RedisSentinelClient.builder()
                                .masterName(options.servers().sentinelMaster())
                                .sentinels(nodes)
                                .connectionProvider(provider)
                                .clientConfig(server)
                                .build(),
                        provider);
            }
            case CLUSTER -> {
                var provider = new ClusterConnectionProvider(nodes, server, pool());
                yield new Client(
                        RedisClusterClient.builder()
                                .nodes(nodes)
                                .connectionProvider(provider)
                                .clientConfig(server)
                                // By default a silent node is asked five times.
                                .maxTotalRetriesDuration(options.timeout())
                                .build(),
                        provider);
            }
        };
    }

    /** Asks the Sentinels first, because Jedis reports any failure as "all Sentinels are down". */
    private void requireMaster() {
        JedisException failure = null;
        String master = options.servers().sentinelMaster();
        for (HostAndPort node : nodes) {
            try (Jedis asked = new Jedis(node, sentinel)) {
                if (asked.sentinelGetMasterAddrByName(master) != null) {
                    return;
                }
                failure = new JedisDataException("ERR its Sentinels know no master " + master);
            } catch (JedisException e) {
                failure = failure == null ? e : failure;
            }
        }
        throw failure;
    }

    /** @param key first part of the options' keys */
    private JedisClientConfig client(String key, String user, String passwordFile, String variable) {
        String passwordOption = key + "password-file";
        String password = RedisSecrets.find(passwordOption, passwordFile, variable);
        if (password == null && !user.isEmpty()) {
            throw new IllegalArgumentException(key + "user is " + user
                    + ", but there is no password on this machine; set " + passwordOption + " or " + variable);
        }
        int timeoutMillis = Math.toIntExact(options.timeout().toMillis());
        var client = DefaultJedisClientConfig.builder()
                .connectionTimeoutMillis(timeoutMillis)
                .socketTimeoutMillis(timeoutMillis)
                .user(user.isEmpty() ? null : user)
                .password(password)
                .clientName("eddy");
        if (options.encryption().tls()) {
            client.ssl(true).sslOptions(RedisSecrets.tls(options.encryption()));
        }
        return client.build();
    }

    private ConnectionPoolConfig pool() {
        var pool = new ConnectionPoolConfig();
        pool.setMaxTotal(connections);
        pool.setMaxIdle(connections);
        // By default the pool waits for ever.
        pool.setMaxWait(options.timeout());
        // No evictor thread: see read().
        pool.setTimeBetweenEvictionRuns(Duration.ofMillis(-1));
        return pool;
    }
}
