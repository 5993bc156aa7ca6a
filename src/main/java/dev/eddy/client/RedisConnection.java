package dev.eddy.client;

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
import java.util.concurrent.ConcurrentHashMap;
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
import redis.clients.jedis.util.JedisClusterCRC16;

/**
 * The one place that knows how Redis is reached. Secrets and stores are read when it is made; Redis, its Sentinels or its
 * cluster need not be there before the first command.
 */
public final class RedisConnection implements AutoCloseable {
    /** One connection sends, and one more lets a second thread read. */
    private static final int CONNECTIONS = 2;

    private final RedisOptions options;
    private final int connections;
    private final Set<HostAndPort> nodes;
    private final JedisClientConfig server;
    private final JedisClientConfig sentinel;

    /** By node of a cluster. */
    private final Map<HostAndPort, Integer> lowestSlots = new ConcurrentHashMap<>();
    /** By slot. */
    private final Map<Integer, String> tags = new ConcurrentHashMap<>();

    private UnifiedJedis commands;
    /** Null unless Redis is a cluster that was reached. */
    private ClusterConnectionProvider cluster;

    private RedisConnection(RedisOptions options, int connections) {
        this.options = options;
        this.connections = connections;
        this.nodes = options.eachNode().stream().map(HostAndPort::from).collect(Collectors.toUnmodifiableSet());
        this.server = client(
                "redis.user", options.user(), "redis.password-file", options.passwordFile(), RedisSecrets.PASSWORD);
        this.sentinel = options.mode() != RedisOptions.Mode.SENTINEL
                ? null
                : client(
                        "redis.sentinel-user",
                        options.sentinelUser(),
                        "redis.sentinel-password-file",
                        options.sentinelPasswordFile(),
                        RedisSecrets.SENTINEL_PASSWORD);
    }

    /**
     * Reads secrets and stores, and connects not yet.
     *
     * @throws IllegalArgumentException when one can't be read on this machine; the message names its option
     */
    public static RedisConnection to(RedisOptions options) {
        return to(options, CONNECTIONS);
    }

    /** As {@link #to(RedisOptions)}, with so many connections at most to each server. */
    public static RedisConnection to(RedisOptions options, int connections) {
        return new RedisConnection(options, connections);
    }

    /**
     * Asks Redis something.
     *
     * @throws IllegalArgumentException when Redis refuses us, which won't pass by itself
     * @throws UncheckedIOException when it can't be reached or does not answer in time
     */
    <T> T ask(Supplier<T> question) {
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

    /** Commands one by one; on a cluster they follow keys that have moved. */
    public synchronized UnifiedJedis commands() {
        if (commands == null) {
            commands = connect();
        }
        return commands;
    }

    /** Commands sent without waiting for the answer of each, to the server that has this key. */
    public AbstractPipeline pipelineTo(String key) {
        UnifiedJedis open = commands();
        // A cluster's own pipeline keeps the exception of a broken connection to itself.
        return cluster == null ? open.pipelined() : new Pipeline(cluster.getConnection(nodeOf(key)), true);
    }

    /** Divides calls among the servers that have their keys, as far as is known. */
    public <T> Collection<List<T>> byServer(List<T> calls, Function<T, String> keyOf) {
        commands();
        if (cluster == null) {
            return List.of(calls);
        }
        Map<HostAndPort, List<T>> byNode = new LinkedHashMap<>();
        for (T call : calls) {
            byNode.computeIfAbsent(nodeOf(keyOf.apply(call)), node -> new ArrayList<>())
                    .add(call);
        }
        return byNode.values();
    }

    /** A hash tag for keys on the server that has this key: the same for all its keys, as long as its slots stay. */
    public String tagBeside(String key) {
        commands();
        if (cluster == null) {
            return "0";
        }
        HostAndPort node = nodeOf(key);
        Integer known = lowestSlots.get(node);
        int slot = known != null && node.equals(cluster.getNode(known)) ? known : lowestSlotOf(node);
        lowestSlots.put(node, slot);
        return tags.computeIfAbsent(slot, RedisConnection::tagOf);
    }

    private int lowestSlotOf(HostAndPort node) {
        int slot = 0;
        while (!node.equals(cluster.getNode(slot))) {
            slot++;
        }
        return slot;
    }

    /** A number that Redis Cluster places on this slot: found after 16,384 trials on average, which take a millisecond. */
    private static String tagOf(int slot) {
        int number = 0;
        while (JedisClusterCRC16.getSlot(Integer.toString(number)) != slot) {
            number++;
        }
        return Integer.toString(number);
    }

    /** Finds out anew which node of a cluster has which keys; pipelines do not. */
    public synchronized void lookAround() {
        if (cluster != null) {
            cluster.renewSlotCache();
        }
    }

    @Override
    public synchronized void close() {
        if (commands != null) {
            commands.close();
        }
    }

    private HostAndPort nodeOf(String key) {
        return cluster.getNode(JedisClusterCRC16.getSlot(key));
    }

    private UnifiedJedis connect() {
        return switch (options.mode()) {
            case STANDALONE ->
                RedisClient.builder()
                        .hostAndPort(nodes.iterator().next())
                        .clientConfig(server)
                        .poolConfig(pool())
                        .build();
            case SENTINEL -> {
                requireMaster();
                yield RedisSentinelClient.builder()
                        .masterName(options.sentinelMaster())
                        .sentinels(nodes)
                        .sentinelClientConfig(sentinel)
                        .clientConfig(server)
                        .poolConfig(pool())
                        .build();
            }
            case CLUSTER -> {
                cluster = new ClusterConnectionProvider(nodes, server, pool());
                yield RedisClusterClient.builder()
                        .nodes(nodes)
                        .connectionProvider(cluster)
                        .clientConfig(server)
                        .build();
            }
        };
    }

    /** The client itself would only say that all Sentinels are down, whatever they answer. */
    private void requireMaster() {
        JedisException failure = null;
        for (HostAndPort node : nodes) {
            try (Jedis asked = new Jedis(node, sentinel)) {
                if (asked.sentinelGetMasterAddrByName(options.sentinelMaster()) != null) {
                    return;
                }
                failure = new JedisDataException("ERR its Sentinels know no master " + options.sentinelMaster());
            } catch (JedisException e) {
                failure = failure == null ? e : failure;
            }
        }
        throw failure;
    }

    private JedisClientConfig client(
            String userOption, String user, String passwordOption, String passwordFile, String variable) {
        String password = RedisSecrets.find(passwordOption, passwordFile, variable);
        if (password == null && !user.isEmpty()) {
            throw new IllegalArgumentException(userOption + " is " + user
                    + ", but there is no password on this machine; set " + passwordOption + " or " + variable);
        }
        int timeoutMillis = Math.toIntExact(options.timeout().toMillis());
        var client = DefaultJedisClientConfig.builder()
                .connectionTimeoutMillis(timeoutMillis)
                .socketTimeoutMillis(timeoutMillis)
                .user(user.isEmpty() ? null : user)
                .password(password)
                .clientName("eddy");
        if (options.tls()) {
            client.ssl(true).sslOptions(RedisTls.of(options));
        }
        return client.build();
    }

    private ConnectionPoolConfig pool() {
        var pool = new ConnectionPoolConfig();
        pool.setMaxTotal(connections);
        pool.setMaxIdle(connections);
        // The pool's own default is to wait for ever.
        pool.setMaxWait(options.timeout());
        // No evictor thread: a connection that died idle costs one retry, and batches come often.
        pool.setTimeBetweenEvictionRuns(Duration.ofMillis(-1));
        return pool;
    }
}
