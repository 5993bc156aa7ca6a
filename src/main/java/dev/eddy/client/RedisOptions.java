package dev.eddy.client;

import dev.eddy.record.Allowed;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where Redis is and how it is spoken to. Secrets are not in here, only the files they are in: options travel with the
 * job, and end up in logs.
 *
 * @param mode one server, a master that Sentinel names, or a Redis Cluster
 * @param nodes {@code HOST:PORT}, with commas between: of the server, of the Sentinels, or of some of the cluster's nodes
 * @param sentinelMaster name of the master that the Sentinels watch
 * @param prefix first part of every key, so that two deployments can share a Redis
 * @param user of Redis's access control; empty for the default user
 * @param passwordFile holds the password; empty for the environment variable {@value RedisSecrets#PASSWORD}, or none
 * @param sentinelUser as {@code user}, of the Sentinels
 * @param sentinelPasswordFile as {@code passwordFile}, of the Sentinels; or {@value RedisSecrets#SENTINEL_PASSWORD}
 * @param tls whether connections are encrypted, and the server must prove who it is
 * @param trustStore whom to trust, PKCS12 or JKS; empty for what Java trusts
 * @param trustStorePasswordFile or {@value RedisSecrets#TRUST_STORE_PASSWORD}
 * @param keyStore who we are, PKCS12 or JKS, for servers that ask; empty for none
 * @param keyStorePasswordFile or {@value RedisSecrets#KEY_STORE_PASSWORD}
 * @param timeout of connecting, of one answer, and of waiting for a pooled connection
 */
public record RedisOptions(
        Mode mode,
        String nodes,
        String sentinelMaster,
        String prefix,
        String user,
        String passwordFile,
        String sentinelUser,
        String sentinelPasswordFile,
        boolean tls,
        String trustStore,
        String trustStorePasswordFile,
        String keyStore,
        String keyStorePasswordFile,
        Duration timeout)
        implements Serializable {
    /** An IPv6 address stands in brackets. */
    private static final Pattern ADDRESS = Pattern.compile("(?:[^\\s,:\\[\\]]+|\\[[^\\s,\\[\\]]+]):(\\d{1,5})");

    /** How Redis is deployed. */
    public enum Mode {
        STANDALONE,
        SENTINEL,
        CLUSTER
    }

    public RedisOptions {
        Allowed.that(
                Stream.of(nodes.split(",", -1)).allMatch(RedisOptions::isAddress),
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
        // A colon could make one deployment's keys look like another's.
        Allowed.that(prefix != null && prefix.matches("[A-Za-z0-9_.-]+"), "redis.prefix", prefix, "[A-Za-z0-9_.-]+");
        Allowed.that(
                tls || (trustStore.isEmpty() && keyStore.isEmpty()),
                "redis.tls",
                tls,
                "true when a trust store or key store is given");
        Allowed.positive("redis.timeout", timeout);
        Allowed.that(timeout.toMinutes() < 10, "redis.timeout", timeout, "1 ms to 10 min");
    }

    /** The shipped settings: one server on this machine, without a password. */
    public static RedisOptions defaults() {
        return new RedisOptions(
                Mode.STANDALONE,
                "localhost:6379",
                "",
                "rc",
                "",
                "",
                "",
                "",
                false,
                "",
                "",
                "",
                "",
                Duration.ofSeconds(2));
    }

    /** The shipped settings for another single server. */
    public static RedisOptions at(String host, int port) {
        return defaults().withNodes(host + ":" + port);
    }

    private static boolean isAddress(String node) {
        Matcher address = ADDRESS.matcher(node);
        return address.matches() && Integer.parseInt(address.group(1)) <= 65_535;
    }

    /** The nodes one by one. */
    List<String> eachNode() {
        return Stream.of(nodes.split(",", -1)).toList();
    }

    public RedisOptions withNodes(String newNodes) {
        return new RedisOptions(
                mode,
                newNodes,
                sentinelMaster,
                prefix,
                user,
                passwordFile,
                sentinelUser,
                sentinelPasswordFile,
                tls,
                trustStore,
                trustStorePasswordFile,
                keyStore,
                keyStorePasswordFile,
                timeout);
    }

    public RedisOptions withPrefix(String newPrefix) {
        return new RedisOptions(
                mode,
                nodes,
                sentinelMaster,
                newPrefix,
                user,
                passwordFile,
                sentinelUser,
                sentinelPasswordFile,
                tls,
                trustStore,
                trustStorePasswordFile,
                keyStore,
                keyStorePasswordFile,
                timeout);
    }

    public RedisOptions withTimeout(Duration newTimeout) {
        return new RedisOptions(
                mode,
                nodes,
                sentinelMaster,
                prefix,
                user,
                passwordFile,
                sentinelUser,
                sentinelPasswordFile,
                tls,
                trustStore,
                trustStorePasswordFile,
                keyStore,
                keyStorePasswordFile,
                newTimeout);
    }
}
