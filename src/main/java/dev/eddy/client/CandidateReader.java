package dev.eddy.client;

import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import redis.clients.jedis.ScanIteration;
import redis.clients.jedis.UnifiedJedis;

/**
 * Reads lists back from Redis; what is missing, corrupted or foreign reads as absent. Every method throws {@link
 * UncheckedIOException} when Redis can't be reached, and {@link IllegalArgumentException} when it refuses us; the message
 * says where Redis should be.
 */
public final class CandidateReader implements AutoCloseable {
    private static final int SCAN_COUNT = 1_000;
    private static final String USED_MEMORY = "used_memory:";

    private final RedisConnection connection;
    private final RedisKeys keys;
    private final LongAdder foreign = new LongAdder();
    private final DownLog down;

    /** Takes the connection over. */
    CandidateReader(RedisConnection connection, RedisKeys keys) {
        this.connection = connection;
        this.keys = keys;
        this.down = new DownLog(connection, keys.down(), foreign);
    }

    /**
     * Connects with the first question.
     *
     * @throws IllegalArgumentException when a secret or a store can't be read on this machine
     */
    public static CandidateReader open(RedisOptions options) {
        return new CandidateReader(RedisConnection.to(options), new RedisKeys(options.prefix()));
    }

    /** The list a ranking service reads. */
    public Optional<StoredList> merged(String userId) {
        return list(keys.user(userId));
    }

    /** All of a user's lists by field: {@link RedisKeys#MERGED} and, where they are served, the channels. */
    public Map<String, StoredList> lists(String userId) {
        Map<String, StoredList> lists = new LinkedHashMap<>();
        readOwn(Map.<String, String>of(), redis -> redis.hgetAll(keys.user(userId)))
                .forEach((field, text) -> CandidateCodec.decode(text).ifPresent(list -> lists.put(field, list)));
        return lists;
    }

    public Optional<Profile> profile(String userId) {
        return ProfileCodec.decode(field(keys.user(userId), RedisKeys.PROFILE));
    }

    /**
     * The instant that a user's lists were made for, event time in epoch milliseconds: whoever recalls once more for the same
     * instant gets the same. {@link Profile#NO_INSTANT} when there are no lists.
     */
    public long instantOf(String userId) {
        return profile(userId).map(Profile::asOfMillis).orElse(Profile.NO_INSTANT);
    }

    /** The list for users nobody knows. */
    public Optional<StoredList> hot() {
        return list(keys.shared(RedisKeys.HOT));
    }

    /** What is similar to an item. */
    public Optional<StoredList> similar(String itemId) {
        return list(keys.shared(RedisKeys.item(itemId)));
    }

    public Optional<StoredList> cluster(int cluster) {
        return list(keys.shared(RedisKeys.cluster(cluster)));
    }

    /** The weights of a cluster's ranker; empty when none are served. */
    public Optional<List<FeatureWeights>> weights(int cluster) {
        return WeightsCodec.decode(field(keys.shared(RedisKeys.cluster(cluster)), RedisKeys.WEIGHTS));
    }

    /** What each cluster is like, by its id. */
    public Map<Integer, ClusterSummary> clusters() {
        Map<Integer, ClusterSummary> clusters = new TreeMap<>();
        readOwn(Map.<String, String>of(), redis -> redis.hgetAll(keys.clusters()))
                .forEach((id, text) -> ClusterSummaryCodec.decode(text)
                        .filter(summary -> id.matches("-?\\d{1,9}"))
                        .ifPresent(summary -> clusters.put(Integer.valueOf(id), summary)));
        return clusters;
    }

    /** Items taken down, to be left out of every list; reads all of them. */
    public Set<String> down() {
        var known = new DownSet();
        look(known);
        return Set.copyOf(known.items());
    }

    /** Whether an item is taken down. */
    public boolean isDown(String itemId) {
        return connection.ask(() -> down.contains(itemId));
    }

    /** Reads what has changed since the last look. */
    void look(DownSet known) {
        connection.ask(() -> {
            known.look(down::page);
            return known;
        });
    }

    /** Values of another type in the place of Eddy's own, each time one was read. */
    long foreign() {
        return foreign.sum();
    }

    /** What Redis says a user's lists take of its memory; 0 when there are none. */
    public long bytesOf(String userId) {
        Long bytes = read(redis -> redis.memoryUsage(keys.user(userId)));
        return bytes == null ? 0 : bytes;
    }

    /** What Redis says of itself: memory in use, and keys of everybody. */
    public StoreSize size() {
        String info = read(redis -> redis.info("memory"));
        long bytes = info.lines()
                .filter(line -> line.startsWith(USED_MEMORY))
                .mapToLong(line ->
                        Long.parseLong(line.substring(USED_MEMORY.length()).strip()))
                .findFirst()
                .orElse(0);
        return new StoreSize(bytes, read(UnifiedJedis::dbSize));
    }

    /** Passes on every user who has lists, in no order, while the store goes on changing; a user may come twice. */
    public void forEachUser(Consumer<String> action) {
        scan(Integer.MAX_VALUE, action);
    }

    /** Up to so many users who have lists, whichever Redis comes to first: which they are hangs on hashes of their keys. */
    public Set<String> someUsers(int most) {
        Set<String> users = new LinkedHashSet<>();
        scan(most, users::add);
        return users.stream().limit(most).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Ends after so many keys, or a few more. */
    private void scan(int enough, Consumer<String> action) {
        ScanIteration scan = read(redis -> redis.scanIteration(SCAN_COUNT, keys.everyUser()));
        for (long seen = 0; seen < enough && !scan.isIterationCompleted(); ) {
            Collection<String> batch = read(redis -> scan.nextBatch().getResult());
            batch.forEach(key -> keys.userOf(key).ifPresent(action));
            seen += batch.size();
        }
    }

    @Override
    public void close() {
        connection.close();
    }

    private Optional<StoredList> list(String key) {
        return CandidateCodec.decode(field(key, RedisKeys.MERGED));
    }

    private String field(String key, String field) {
        return readOwn(null, redis -> redis.hget(key, field));
    }

    /** @param absent the answer when the value is of another type than Eddy's */
    private <T> T readOwn(T absent, Function<UnifiedJedis, T> question) {
        return read(redis -> RedisFailure.ownOr(absent, foreign, () -> question.apply(redis)));
    }

    private <T> T read(Function<UnifiedJedis, T> question) {
        return connection.ask(() -> question.apply(connection.commands()));
    }
}
