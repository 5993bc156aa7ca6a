package dev.eddy.client;

import dev.eddy.client.jedis.DownLog;
import dev.eddy.client.jedis.RedisConnection;
import dev.eddy.client.jedis.RedisFailure;
import dev.eddy.option.RedisOptions;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.ScanIteration;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisRedirectionException;

/**
 * Reads all that Eddy stores in Redis. A missing, corrupted or foreign value reads as absent. Every method throws {@link
 * UncheckedIOException} when Redis can't be reached, and {@link IllegalArgumentException} when it refuses the login or the
 * command; the message has the address.
 */
public final class CandidateReader implements AutoCloseable {
    private static final int SCAN_COUNT = 1_000;

    private final RedisConnection connection;
    private final RedisKeys keys;
    private final LongAdder foreign = new LongAdder();
    private final DownLog down;

    /** Closes the connection when it is closed itself. */
    CandidateReader(RedisConnection connection, RedisKeys keys) {
        this.connection = connection;
        this.keys = keys;
        this.down = new DownLog(connection, keys.down(), foreign);
    }

    /** Connects at the first question. Throws as {@link RedisConnection#to} does. */
    public static CandidateReader open(RedisOptions options) {
        return new CandidateReader(RedisConnection.to(options), new RedisKeys(options.prefix()));
    }

    public Optional<StoredList> merged(String userId) {
        return list(keys.user(userId));
    }

    /** All lists of a user by field: {@link RedisKeys#MERGED}, and one per channel if {@code serving.channels} is on. */
    public Map<String, StoredList> lists(String userId) {
        Map<String, StoredList> lists = new LinkedHashMap<>();
        fields(keys.user(userId))
                .forEach((field, text) -> CandidateCodec.decode(text).ifPresent(list -> lists.put(field, list)));
        return lists;
    }

    public Optional<Profile> profile(String userId) {
        return ProfileCodec.decode(field(keys.user(userId), RedisKeys.PROFILE));
    }

    /** The user who has the lists of this one since both were merged; this one has no lists then. */
    public Optional<String> mergedInto(String userId) {
        return RedisKeys.decoded(field(keys.user(userId), RedisKeys.MERGED_INTO));
    }

    /**
     * The event time for which a user's lists were computed, epoch milliseconds: recalling again for it gives the same lists.
     * {@link Profile#NO_INSTANT} when there are no lists.
     */
    public long instantOf(String userId) {
        return profile(userId).map(Profile::asOfMillis).orElse(Profile.NO_INSTANT);
    }

    /** The list for unknown users. */
    public Optional<StoredList> hot() {
        return list(keys.shared(RedisKeys.HOT));
    }

    public Optional<StoredList> similar(String itemId) {
        return list(keys.shared(RedisKeys.item(itemId)));
    }

    public Optional<StoredList> cluster(int cluster) {
        return list(keys.shared(RedisKeys.cluster(cluster)));
    }

    /** The profile of a group, such as {@code cluster-7}; empty when none is stored. */
    public Optional<GroupProfile> group(String group) {
        return GroupCodec.profile(fields(keys.shared(RedisKeys.group(group))));
    }

    /** The list of a group. */
    public Optional<StoredList> groupList(String group) {
        return list(keys.shared(RedisKeys.group(group)));
    }

    /** The weights of a cluster's ranker; empty when none are stored. */
    public Optional<List<FeatureWeights>> weights(int cluster) {
        return ClusterCodec.weights(field(keys.shared(RedisKeys.cluster(cluster)), RedisKeys.WEIGHTS));
    }

    public Map<Integer, ClusterSummary> clusters() {
        Map<Integer, ClusterSummary> clusters = new TreeMap<>();
        fields(keys.clusters())
                .forEach((id, text) -> ClusterCodec.summary(text)
                        .filter(summary -> id.matches("-?\\d{1,9}"))
                        .ifPresent(summary -> clusters.put(Integer.valueOf(id), summary)));
        return clusters;
    }

    /** All items taken down, which readers must leave out of every list. */
    public Set<String> down() {
        var known = new DownSet();
        update(known);
        return Set.copyOf(known.items());
    }

    public boolean isDown(String itemId) {
        return connection.ask(() -> down.contains(IdCodec.encode(itemId)));
    }

    /** Reads the changes since the last update. */
    void update(DownSet known) {
        connection.ask(() -> {
            known.update(down::page);
            return known;
        });
    }

    /** Values whose type is not Eddy's, counted at each reading. */
    long foreign() {
        return foreign.sum();
    }

    /** Memory that a user's lists take in Redis, in bytes; 0 when there are none. */
    public long bytesOf(String userId) {
        Long bytes = read(redis -> redis.memoryUsage(keys.user(userId)));
        return bytes == null ? 0 : bytes;
    }

    /** Size of Redis, including the data of other applications: memory in use in bytes, and number of keys. */
    public record Size(long bytes, long keys) {}

    public Size size() {
        String info = read(redis -> redis.info("memory"));
        long bytes = info.lines()
                .filter(line -> line.startsWith("used_memory:"))
                .mapToLong(line -> Long.parseLong(line.replaceFirst("used_memory:", "")))
                .findFirst()
                .orElse(0);
        return new Size(bytes, read(UnifiedJedis::dbSize));
    }

    /**
     * Passes on every user who has lists, in no order: not those forgotten or merged into another. A user may come twice while
     * the store changes.
     */
    public void forEachUser(Consumer<String> action) {
        scan(Integer.MAX_VALUE, action);
    }

    /** At most {@code most} users who have lists, chosen by the hashes of their keys. */
    public Set<String> someUsers(int most) {
        Set<String> users = new LinkedHashSet<>();
        scan(most, users::add);
        return users;
    }

    /** A user's profile, and the merged list, which is null when there is none. */
    public record UserLists(String userId, Profile profile, StoredList merged) {}

    /** Passes on at most {@code most} users who have lists, with these, chosen by the hashes of their keys. */
    public void forSomeUsers(int most, Consumer<UserLists> action) {
        scan(
                most,
                (userId, texts) -> ProfileCodec.decode(texts.get(0))
                        .ifPresent(profile -> action.accept(new UserLists(
                                userId,
                                profile,
                                CandidateCodec.decode(texts.get(1)).orElse(null)))),
                RedisKeys.PROFILE,
                RedisKeys.MERGED);
    }

    private void scan(int most, Consumer<String> action) {
        scan(most, (userId, texts) -> action.accept(userId), RedisKeys.PROFILE);
    }

    /** Passes on users with the texts of these fields, the first of which is the profile. */
    private void scan(int most, BiConsumer<String, List<String>> action, String... names) {
        ScanIteration scan = read(redis -> redis.scanIteration(SCAN_COUNT, keys.everyUser()));
        for (long seen = 0; seen < most && !scan.isIterationCompleted(); ) {
            Set<String> asked = new HashSet<>(read(redis -> scan.nextBatch().getResult()));
            // Without a profile there are no lists.
            for (Map.Entry<String, List<String>> profile :
                    connection.ask(() -> fields(asked, names)).entrySet()) {
                if (profile.getValue().get(0) != null && seen < most) {
                    keys.userOf(profile.getKey()).ifPresent(userId -> action.accept(userId, profile.getValue()));
                    seen++;
                }
            }
        }
    }

    /**
     * Reads fields of each key, in one round trip to each server. Each list has the texts in the order of the names; null for a
     * missing one, and for all of a foreign key.
     */
    Map<String, List<String>> fields(Set<String> asked, String... names) {
        if (asked.isEmpty()) {
            return Map.of();
        }
        Map<String, Response<List<String>>> responses = new HashMap<>();
        for (List<String> some : connection.byServer(List.copyOf(asked), key -> key)) {
            responses.putAll(connection.read(() -> sent(some, names)));
        }
        Map<String, List<String>> texts = new HashMap<>();
        responses.forEach((key, response) -> texts.put(key, answer(response, key, names)));
        return texts;
    }

    private Map<String, Response<List<String>>> sent(List<String> asked, String... names) {
        Map<String, Response<List<String>>> responses = new HashMap<>();
        try (AbstractPipeline pipeline = connection.pipelineTo(asked.get(0))) {
            for (String key : asked) {
                responses.put(key, pipeline.hmget(key, names));
            }
            pipeline.sync();
        }
        return responses;
    }

    @Override
    public void close() {
        connection.close();
    }

    private Optional<StoredList> list(String key) {
        return CandidateCodec.decode(field(key, RedisKeys.MERGED));
    }

    private String field(String key, String field) {
        return read(redis -> RedisFailure.ownOr(null, foreign, () -> redis.hget(key, field)));
    }

    private List<String> answer(Response<List<String>> response, String key, String... names) {
        List<String> absent = Collections.nCopies(names.length, null);
        try {
            return RedisFailure.ownOr(absent, foreign, response);
        } catch (JedisRedirectionException e) {
            connection.renewSlots();
            return RedisFailure.ownOr(
                    absent,
                    foreign,
                    () -> connection.read(() -> connection.commands().hmget(key, names)));
        }
    }

    private Map<String, String> fields(String key) {
        return read(redis -> RedisFailure.ownOr(Map.<String, String>of(), foreign, () -> redis.hgetAll(key)));
    }

    private <T> T read(Function<UnifiedJedis, T> question) {
        return connection.ask(() -> connection.read(() -> question.apply(connection.commands())));
    }
}
