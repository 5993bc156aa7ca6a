package dev.eddy.client;

import dev.eddy.record.Allowed;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Address, login and encryption of the connection to Redis. Holds the paths of secrets, never the secrets: options travel
 * with the job and end up in logs.
 *
 * @param prefix first part of every key, so that two deployments can share a Redis
 * @param login of the servers
 * @param sentinelLogin of the Sentinels
 * @param timeout limits connecting, one answer, and the wait for a pooled connection; below 10 min
 */
public record RedisOptions(
        Servers servers, String prefix, Login login, Login sentinelLogin, Encryption encryption, Duration timeout)
        implements Serializable {

    /** How Redis is deployed. */
    public enum Mode {
        STANDALONE,
        SENTINEL,
        CLUSTER
    }

    /**
     * Addresses of Redis.
     *
     * @param nodes {@code HOST:PORT,…} of the single server, of the Sentinels, or of some cluster nodes
     * @param sentinelMaster name of the master that the Sentinels watch; empty in other modes
     */
    public record Servers(Mode mode, String nodes, String sentinelMaster) implements Serializable {
        /** An IPv6 address stands in brackets. */
        private static final Pattern ADDRESS = Pattern.compile("(?:[^\\s,:\\[\\]]+|\\[[^\\s,\\[\\]]+]):(\\d{1,5})");

        public Servers {
            Allowed.that(
                    Stream.of(nodes.split(",", -1)).allMatch(Servers::isAddress),
                    "redis.nodes",
                    nodes,
                    "HOST:PORT, more with commas between");
            Allowed.that(
                    mode != Mode.STANDALONE || !nodes.contains(","),
                    "redis.nodes",
                    nodes,
                    "one HOST:PORT when redis.mode is standalone");
            Allowed.that(
                    mode != Mode.SENTINEL || !sentinelMaster.isBlank(),
                    "redis.sentinel-master",
                    "empty",
                    "the master's name when redis.mode is sentinel");
        }

        private static boolean isAddress(String node) {
            Matcher address = ADDRESS.matcher(node);
            return address.matches() && Integer.parseInt(address.group(1)) <= 65_535;
        }
    }

    /**
     * User and password.
     *
     * @param user of Redis's access control; empty for the default user
     * @param passwordFile file with the password; empty to read the environment variable {@value
     *     RedisSecrets#PASSWORD}, or {@value RedisSecrets#SENTINEL_PASSWORD} for Sentinels, if it is set
     */
    public record Login(String user, String passwordFile) implements Serializable {
        public static final Login NONE = new Login("", "");
    }

    /**
     * TLS settings. The stores are PKCS12 or JKS files.
     *
     * @param tls whether connections are encrypted; then the server must present a trusted certificate
     * @param trustStore trusted certificates; empty for those that Java trusts
     * @param trustStorePasswordFile empty for the variable {@value RedisSecrets#TRUST_STORE_PASSWORD}
     * @param keyStore client certificate, for servers that ask for one; empty for none
     * @param keyStorePasswordFile empty for the variable {@value RedisSecrets#KEY_STORE_PASSWORD}
     */
    public record Encryption(
            boolean tls, String trustStore, String trustStorePasswordFile, String keyStore, String keyStorePasswordFile)
            implements Serializable {
        public static final Encryption NONE = new Encryption(false, "", "", "", "");

        public Encryption {
            Allowed.that(
                    tls || (trustStore.isEmpty() && keyStore.isEmpty()),
                    "redis.tls",
                    tls,
                    "true when a trust store or key store is given");
        }
    }

    public RedisOptions {
        // A colon could make one deployment's keys look like another's.
        Allowed.that(prefix != null && prefix.matches("[A-Za-z0-9_.-]+"), "redis.prefix", prefix, "[A-Za-z0-9_.-]+");
        Allowed.positive("redis.timeout", timeout);
        Allowed.that(timeout.toMinutes() < 10, "redis.timeout", timeout, "1 ms to 10 min");
    }

    /** The shipped settings: one server on this machine, without a password. */
    public static RedisOptions defaults() {
        return at("localhost", 6379);
    }

    /** The shipped settings for another single server. */
    public static RedisOptions at(String host, int port) {
        var server = new Servers(Mode.STANDALONE, host + ":" + port, "");
        return new RedisOptions(server, "rc", Login.NONE, Login.NONE, Encryption.NONE, Duration.ofSeconds(2));
    }

    /** Where Redis is, for messages: {@code HOST:PORT,…}. */
    public String nodes() {
        return servers.nodes();
    }

    List<String> eachNode() {
        return List.of(nodes().split(",", -1));
    }

    RedisOptions withNodes(String nodes) {
        var moved = new Servers(servers.mode(), nodes, servers.sentinelMaster());
        return new RedisOptions(moved, prefix, login, sentinelLogin, encryption, timeout);
    }

    public RedisOptions withPrefix(String newPrefix) {
        return new RedisOptions(servers, newPrefix, login, sentinelLogin, encryption, timeout);
    }

    RedisOptions withTimeout(Duration newTimeout) {
        return new RedisOptions(servers, prefix, login, sentinelLogin, encryption, newTimeout);
    }
}
