package dev.eddy.client;

import java.util.Optional;

/**
 * Names of keys and fields in Redis. Ids in keys are percent-encoded as in lists, so that no id can reach another key,
 * nor place itself on a slot of a Redis Cluster by braces.
 */
public final class RedisKeys {
    /** Name of the shared list for users nobody knows. */
    public static final String HOT = "hot";

    /** Field of the list that a ranking service reads. */
    public static final String MERGED = "merged";

    /** Field of the text of a {@link dev.eddy.client.Profile}. */
    public static final String PROFILE = "profile";

    /** Field of the text of a cluster's {@link dev.eddy.client.FeatureWeights}. */
    public static final String WEIGHTS = "weights";

    private final String prefix;

    public RedisKeys(String prefix) {
        this.prefix = prefix;
    }

    /** Name of a cluster's shared list. */
    public static String cluster(int cluster) {
        return "c:" + cluster;
    }

    /** Name of an item's list, of what is similar to it. */
    public static String item(String itemId) {
        return "i:" + IdCodec.encode(itemId);
    }

    public String user(String userId) {
        return prefix + ":u:" + IdCodec.encode(userId);
    }

    /** Pattern of all users' keys. */
    public String everyUser() {
        return prefix + ":u:*";
    }

    /** The user of a key; empty when the key is not one of {@link #user}. */
    public Optional<String> userOf(String key) {
        String start = prefix + ":u:";
        if (!key.startsWith(start)) {
            return Optional.empty();
        }
        try {
            return Optional.of(IdCodec.decode(key.substring(start.length())));
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }

    public String shared(String name) {
        return prefix + ":" + name;
    }

    /** A number: how many batches a writer has stored on the server that has the tag's slot. */
    public String batches(String tag, String writer) {
        return prefix + ":w:{" + tag + "}:" + writer;
    }

    /** When a rebuild was last asked for because of the server that has the tag's slot, epoch milliseconds. */
    public String rebuildAsked(String tag) {
        return prefix + ":rebuild:{" + tag + "}";
    }

    /** A HASH: by cluster id, the text of its {@link ClusterSummary}. */
    public String clusters() {
        return prefix + ":clusters";
    }

    /** A ZSET: the log of take-downs, see {@link DownSet}. */
    public String down() {
        return prefix + ":down";
    }
}
