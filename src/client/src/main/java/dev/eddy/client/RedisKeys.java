package dev.eddy.client;

import java.util.Optional;

/**
 * Names of keys and fields in Redis. Ids in keys are percent-encoded, so that no id can name another key, or choose a slot of
 * a Redis Cluster with braces.
 */
public final class RedisKeys {
    /** Name of the shared list for unknown users. */
    public static final String HOT = "hot";

    /** Field of the list that ranking services read. */
    public static final String MERGED = "merged";

    /** Field of a user's {@link Profile}. */
    public static final String PROFILE = "profile";

    /** Field of a user who was merged into another and has no lists: the percent-encoded id of the other. */
    public static final String MERGED_INTO = "merged-into";

    /** Field of a cluster's {@link FeatureWeights}. */
    public static final String WEIGHTS = "weights";

    private final String prefix;

    public RedisKeys(String prefix) {
        this.prefix = prefix;
    }

    /** Name of a cluster's shared list. */
    public static String cluster(int cluster) {
        return "c:" + cluster;
    }

    /** Name of a group's list and {@link GroupProfile}. */
    public static String group(String group) {
        return "g:" + IdCodec.encode(group);
    }

    /** Name of a cluster as a group. */
    public static String groupOf(int cluster) {
        return "cluster-" + cluster;
    }

    /** Name of a segment as a group. */
    public static String groupOfSegment(String segment) {
        return "segment-" + segment;
    }

    /** Name of those who share an attribute as a group. */
    public static String groupOf(String attribute, String value) {
        return attribute + "=" + value;
    }

    /** Name of the list of items similar to an item. */
    public static String item(String itemId) {
        return "i:" + IdCodec.encode(itemId);
    }

    public String user(String userId) {
        return prefix + ":u:" + IdCodec.encode(userId);
    }

    /** Pattern of all users' keys. */
    String everyUser() {
        return prefix + ":u:*";
    }

    /** The user id in a key; empty when {@link #user} did not make the key. */
    Optional<String> userOf(String key) {
        String start = prefix + ":u:";
        if (!key.startsWith(start)) {
            return Optional.empty();
        }
        return decoded(key.substring(start.length()));
    }

    /** An id as keys and {@link #MERGED_INTO} have it. */
    public static String encoded(String id) {
        return IdCodec.encode(id);
    }

    /** The id in a text; empty when the text is null or {@link #encoded} did not make it. */
    public static Optional<String> decoded(String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(IdCodec.decode(text));
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }

    public String shared(String name) {
        return prefix + ":" + name;
    }

    /** Number of batches that a writer has stored on the server of the tag's slot. */
    public String batches(String tag, String writer) {
        return prefix + ":w:{" + tag + "}:" + writer;
    }

    /** Time of the last rebuild request because of the server of the tag's slot, epoch milliseconds. */
    public String rebuildAsked(String tag) {
        return prefix + ":rebuild:{" + tag + "}";
    }

    /** The lease of the process that writes the lists, where one process runs the whole job. */
    public String writer() {
        return prefix + ":writer";
    }

    /** A HASH from cluster id to {@link ClusterSummary}. */
    public String clusters() {
        return prefix + ":clusters";
    }

    /** A ZSET with the take-down log; {@link DownSet} describes it. */
    public String down() {
        return prefix + ":down";
    }
}
