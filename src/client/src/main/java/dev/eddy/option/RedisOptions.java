package dev.eddy.option;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Options of the connection to Redis. They hold the paths of secrets, never the secrets: options travel with the job and end
 * up in logs.
 */
public record RedisOptions(
        Servers servers,

        @Option(
                key = "redis.prefix",
                defaultValue = "rc",
                range = "[A-Za-z0-9_.-]+",
                pattern = "[A-Za-z0-9_.-]+",
                text = """
                First part of every key. Each deployment that shares a Redis needs its own. It is short, because the
                key of each user repeats it. It has no colon, so that no prefix looks like the beginning of another.""")
        String prefix,

        Access access,
        Encryption encryption,

        @Option(key = "internal.redis.timeout", defaultValue = "2 s", range = "1 ms to 10 min", text = """
                Longest wait for a connection, for one answer, and for a connection of the pool. A batch takes a few
                milliseconds. A longer timeout notices an outage later, a shorter one takes a slow moment for an
                outage.""")
        Duration timeout)
        implements Serializable {
    private static final String PORT = "(?:[0-5]?\\d{1,4}|6[0-4]\\d{3}|65[0-4]\\d\\d|655[0-2]\\d|6553[0-5])";
    /** An IPv6 address stands in brackets. */
    private static final String NODE = "(?:[^\\s,:\\[\\]]+|\\[[^\\s,\\[\\]]+]):" + PORT;

    static final String NODES = NODE + "(?:," + NODE + ")*";

    /** Addresses of Redis. */
    public record Servers(
            @Option(
                    key = "redis.mode",
                    defaultValue = "standalone",
                    text = "One server, a master that Sentinels name, or a Redis Cluster.")
            Mode mode,

            @Option(
                    key = "redis.nodes",
                    defaultValue = "localhost:6379",
                    range = "HOST:PORT, more with commas between",
                    pattern = NODES,
                    text = """
                The server, the Sentinels, or some of the cluster's nodes. The default is a server on this machine.""")
            String nodes,

            @Option(
                    key = "redis.sentinel-master",
                    text = "Name of the master that the Sentinels watch. Only mode sentinel needs it.")
            String sentinelMaster)
            implements Serializable {
        public Servers {
            boolean isOneNode = mode != Mode.STANDALONE || !nodes.contains(",");
            Allowed.that(isOneNode, "redis.nodes", nodes, "one HOST:PORT when redis.mode is standalone");
            boolean hasMaster = mode != Mode.SENTINEL || !sentinelMaster.isBlank();
            Allowed.that(hasMaster, "redis.sentinel-master", "empty", "the master's name when redis.mode is sentinel");
        }
    }

    /** Users and the files of their passwords. */
    public record Access(
            @Option(key = "redis.user", text = "User of Redis's access control; empty for Redis's default user.")
            String user,

            @Option(key = "redis.password-file", text = """
                File with the user's password, on every machine of the job. If it is empty, the password is in the
                environment variable EDDY_REDIS_PASSWORD, or there is none. Options end up in logs, so this is never
                the password itself.""") String passwordFile,

            @Option(key = "internal.redis.sentinel-user", text = """
                User for the Sentinels, which have an access control of their own; empty for their default user.""")
            String sentinelUser,

            @Option(key = "internal.redis.sentinel-password-file", text = """
                File with the password of internal.redis.sentinel-user. If it is empty, the password is in the environment
                variable EDDY_REDIS_SENTINEL_PASSWORD, or there is none.""")
            String sentinelPasswordFile)
            implements Serializable {}

    /** TLS settings. The stores are PKCS12 or JKS files. */
    public record Encryption(
            @Option(key = "redis.tls", defaultValue = "false", text = """
                Whether connections are encrypted and the server must prove its identity. Turn it on where others
                share the network.""")
            boolean tls,

            @Option(key = "redis.trust-store", text = """
                File with the authorities to trust, PKCS12 or JKS; empty for those that Java trusts. It needs
                redis.tls.""") String trustStore,

            @Option(key = "redis.trust-store-password-file", text = """
                File with the trust store's password. If it is empty, the password is in the environment variable
                EDDY_REDIS_TRUST_STORE_PASSWORD, or there is none.""")
            String trustStorePasswordFile,

            @Option(key = "redis.key-store", text = """
                File with the certificate of the job, PKCS12 or JKS, for servers that ask for one; empty for none. It
                needs redis.tls.""") String keyStore,

            @Option(key = "redis.key-store-password-file", text = """
                File with the key store's password. If it is empty, the password is in the environment variable
                EDDY_REDIS_KEY_STORE_PASSWORD, or there is none.""")
            String keyStorePasswordFile)
            implements Serializable {
        public Encryption {
            boolean isNeeded = !trustStore.isEmpty() || !keyStore.isEmpty();
            Allowed.that(tls || !isNeeded, "redis.tls", tls, "true when a trust store or key store is given");
        }
    }

    /** Where Redis is, for messages: {@code HOST:PORT,…}. */
    public String nodes() {
        return servers.nodes();
    }

    /** How Redis is deployed. */
    public enum Mode {
        STANDALONE,
        SENTINEL,
        CLUSTER
    }

    /** Every option at its default: one server on this machine, without a password. */
    public static RedisOptions defaults() {
        return Options.defaults(RedisOptions.class);
    }

    /** The defaults for another single server. */
    public static RedisOptions at(String host, int port) {
        return defaults().withNodes(host + ":" + port);
    }

    /** The defaults for a Redis Cluster, with some of its nodes as {@code HOST:PORT,…}. */
    public static RedisOptions ofCluster(String nodes) {
        return Options.with(defaults(), Map.of("redis.mode", Mode.CLUSTER, "redis.nodes", nodes));
    }

    /** The defaults for a master, by its name and the Sentinels that watch it as {@code HOST:PORT,…}. */
    public static RedisOptions ofSentinels(String master, String sentinels) {
        return Options.with(
                defaults(),
                Map.of("redis.mode", Mode.SENTINEL, "redis.nodes", sentinels, "redis.sentinel-master", master));
    }

    /** The nodes one by one. */
    public List<String> eachNode() {
        return Stream.of(nodes().split(",", -1)).toList();
    }

    public RedisOptions withNodes(String newNodes) {
        return Options.with(this, Map.of("redis.nodes", newNodes));
    }

    public RedisOptions withPrefix(String newPrefix) {
        return Options.with(this, Map.of("redis.prefix", newPrefix));
    }

    /** Logs in as a user with the password in a file. */
    public RedisOptions withUser(String user, String passwordFile) {
        return Options.with(this, Map.of("redis.user", user, "redis.password-file", passwordFile));
    }

    /** Encrypts, and trusts the authorities that Java trusts. */
    public RedisOptions withTls() {
        return Options.with(this, Map.of("redis.tls", true));
    }

    public RedisOptions withTimeout(Duration newTimeout) {
        return Options.with(this, Map.of("internal.redis.timeout", newTimeout));
    }
}
