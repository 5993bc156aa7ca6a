package dev.eddy.serving;

import dev.eddy.client.RedisOptions;
import java.nio.file.Path;
import java.time.Duration;

/** Test vocabulary: {@link RedisOptions} with a few of its many settings given. */
public final class Secured {
    private RedisOptions.Mode mode = RedisOptions.Mode.STANDALONE;
    private final String nodes;
    private String sentinelMaster = "";
    private String user = "";
    private String passwordFile = "";
    private String sentinelPasswordFile = "";
    private boolean tls;
    private String trustStore = "";
    private String trustStorePasswordFile = "";
    private String keyStore = "";
    private String keyStorePasswordFile = "";

    private Secured(String nodes) {
        this.nodes = nodes;
    }

    public static Secured at(String nodes) {
        return new Secured(nodes);
    }

    public Secured cluster() {
        mode = RedisOptions.Mode.CLUSTER;
        return this;
    }

    Secured sentinel(String master, Path password) {
        mode = RedisOptions.Mode.SENTINEL;
        sentinelMaster = master;
        sentinelPasswordFile = password.toString();
        return this;
    }

    Secured user(String name, Path password) {
        user = name;
        passwordFile = password.toString();
        return this;
    }

    Secured tls() {
        tls = true;
        return this;
    }

    Secured trust(Path store, Path password) {
        trustStore = store.toString();
        trustStorePasswordFile = password.toString();
        return tls();
    }

    Secured key(Path store, Path password) {
        keyStore = store.toString();
        keyStorePasswordFile = password.toString();
        return tls();
    }

    public RedisOptions options() {
        return new RedisOptions(
                new RedisOptions.Servers(mode, nodes, sentinelMaster),
                "rc",
                new RedisOptions.Login(user, passwordFile),
                new RedisOptions.Login("", sentinelPasswordFile),
                new RedisOptions.Encryption(tls, trustStore, trustStorePasswordFile, keyStore, keyStorePasswordFile),
                Duration.ofSeconds(2));
    }
}
