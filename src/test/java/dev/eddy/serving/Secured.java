package dev.eddy.serving;

import dev.eddy.Page;
import dev.eddy.option.Options;
import dev.eddy.option.RedisOptions;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Test vocabulary: {@link RedisOptions} with a few of its many settings given. */
public final class Secured {
    private static final String USER = "user eddy on >… ";

    private final Map<String, String> values = new HashMap<>();

    private Secured(String nodes) {
        values.put("redis.nodes", nodes);
    }

    /** Rights in Redis that the documentation gives to Eddy. */
    public static String rights() {
        return Page.of("deploy.md").blocks().stream()
                .map(Page.Block::text)
                .filter(text -> text.startsWith(USER))
                .map(text -> text.substring(USER.length()).strip())
                .findFirst()
                .orElseThrow();
    }

    public static Secured at(String nodes) {
        return new Secured(nodes);
    }

    private Secured with(String key, String value) {
        values.put(key, value);
        return this;
    }

    public Secured cluster() {
        return with("redis.mode", "cluster");
    }

    Secured sentinel(String master, Path password) {
        return with("redis.mode", "sentinel")
                .with("redis.sentinel-master", master)
                .with("internal.redis.sentinel-password-file", password.toString());
    }

    Secured user(String name, Path password) {
        return with("redis.user", name).with("redis.password-file", password.toString());
    }

    Secured tls() {
        return with("redis.tls", "true");
    }

    Secured trust(Path store, Path password) {
        return tls().with("redis.trust-store", store.toString())
                .with("redis.trust-store-password-file", password.toString());
    }

    Secured key(Path store, Path password) {
        return tls().with("redis.key-store", store.toString())
                .with("redis.key-store-password-file", password.toString());
    }

    public RedisOptions options() {
        return Options.read(RedisOptions.class, values);
    }
}
