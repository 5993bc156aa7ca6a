package dev.eddy.client;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * Reads Eddy's lists for a ranking service: the user's own list in one round trip; for a user without one, a second round
 * trip reads the list of the user whom this one was merged into, of a cluster, of a group or of everybody. Needs Jedis on the
 * class path, and no Flink. One client serves all threads.
 *
 * <p>Items taken down are left out, at most {@link ClientOptions#sharedEvery} after the job wrote them. A list that is
 * corrupted, foreign or too old is counted and treated as missing; it never causes an exception. Methods that ask for lists
 * throw {@link UncheckedIOException} when Redis is away or too slow, and {@link IllegalArgumentException} when it refuses the
 * login or the command. Waiting for a connection, connecting, and waiting for an answer each take {@link
 * RedisOptions#timeout} at most.
 */
public final class RecallClient implements AutoCloseable {
    private final RedisConnection connection;
    private final RedisKeys keys;
    private final CandidateReader reader;
    private final ClientOptions options;
    private final Clock clock;
    private final SharedCache shared;

    private final Map<Recall.Origin, LongAdder> lists = new EnumMap<>(Recall.Origin.class);
    private final LongAdder corrupted = new LongAdder();
    private final LongAdder stale = new LongAdder();
    private final LongAdder failures = new LongAdder();

    /**
     * Counters since the client was opened.
     *
     * @param lists answers by the origin of the list; an origin without answers has 0
     * @param corrupted values in Redis that Eddy did not write, counted at each reading
     * @param stale lists older than {@link ClientOptions#maxAge}
     * @param failures calls that failed because Redis was away, too slow, or refused them
     * @param sharedFailures failed background readings; the take-downs and clusters read before stay in use
     */
    public record Counts(
            Map<Recall.Origin, Long> lists, long corrupted, long stale, long failures, long sharedFailures) {}

    RecallClient(RedisOptions redis, ClientOptions options, Clock clock) {
        this.connection = new RedisConnection(redis, options.connections());
        this.keys = new RedisKeys(redis.prefix());
        this.reader = new CandidateReader(connection, keys);
        this.options = options;
        this.clock = clock;
        this.shared = new SharedCache(reader, options, clock);
        for (Recall.Origin origin : Recall.Origin.values()) {
            lists.put(origin, new LongAdder());
        }
    }

    /**
     * Connects at the first question, so a service can start while Redis is away. The options of Redis are those of the job.
     * Throws {@link IllegalArgumentException} when a password, trust store or key store can't be read on this machine.
     */
    public static RecallClient open(RedisOptions redis, ClientOptions options) {
        return open(redis, options, ItemCatalogue.EMPTY);
    }

    /** As {@link #open(RedisOptions, ClientOptions)}, for filters by what the catalogue has. */
    public static RecallClient open(RedisOptions redis, ClientOptions options, ItemCatalogue items) {
        return new RecallClient(redis, options, Clock.systemUTC());
    }

    /** The user's own list, else the list for everybody. */
    public Recall recall(String userId) {
        return recall(userId, List.of());
    }

    /** The user's own list, else the list of the cluster that matches the declared tags best, else the list for everybody. */
    public Recall recall(String userId, Collection<String> declaredTags) {
        return recall(userId, declaredTags, Map.of());
    }

    /**
     * The user's own list, else the list of the user whom this one was merged into, else the list of the cluster that matches the
     * declared tags best, else of those who share an attribute, such as {@code country} and {@code de}, else the list for
     * everybody.
     *
     * @param attributes by name, as events have them, in the order in which their lists are looked for
     */
    public Recall recall(String userId, Collection<String> declaredTags, Map<String, String> attributes) {
        return counted(() -> recalls(List.of(userId), declaredTags, attributes).get(userId));
    }

    /** The list of a cluster, else the list for everybody: for segments of unknown users that you map to clusters. */
    public Recall recallOfCluster(int cluster) {
        return first(fallbacks(OptionalInt.of(cluster), Map.of()));
    }

    /**
     * The lists of users, in their order, in one round trip to each server. If a user has no list, a second one reads the list for
     * everybody, and the lists of the users whom users without a list were merged into.
     */
    public Map<String, Recall> recallAll(Collection<String> userIds) {
        Map<String, Recall> recalls = ask(() -> recalls(userIds, List.of(), Map.of()));
        recalls.values().forEach(this::count);
        return recalls;
    }

    /** Items similar to an item; {@link Recall.Origin#NOBODY} when the job has made no such list. */
    public Recall recallSimilar(String itemId) {
        return first(Map.of(keys.shared(RedisKeys.item(itemId)), Recall.Origin.ITEM));
    }

    /**
     * Candidates of a user, filtered and filled up. Throws {@link dev.eddy.filter.FilterException} for a text that is no filter
     * or names an attribute that no item has, and {@link PageException} for a page that cannot be gone on from.
     */
    public CandidatePage candidates(String userId, CandidateQuery query) {
        return candidates(List.of(userId), query).get(userId);
    }

    /** As {@link #candidates(String, CandidateQuery)}, of several users, in their order; a query for several has no page. */
    public Map<String, CandidatePage> candidates(Collection<String> userIds, CandidateQuery query) {
        throw new UnsupportedOperationException();
    }

    /** Items similar to an item. */
    public CandidatePage similar(String itemId, CandidateQuery query) {
        throw new UnsupportedOperationException();
    }

    /** The list of a group, such as {@code cluster-7}. */
    public CandidatePage group(String group, CandidateQuery query) {
        throw new UnsupportedOperationException();
    }

    /** The list for everybody. */
    public CandidatePage popular(CandidateQuery query) {
        throw new UnsupportedOperationException();
    }

    public Counts counts() {
        Map<Recall.Origin, Long> answers = new EnumMap<>(Recall.Origin.class);
        lists.forEach((origin, count) -> answers.put(origin, count.sum()));
        long foreign = corrupted.sum() + reader.foreign() + shared.foreign();
        return new Counts(answers, foreign, stale.sum(), failures.sum(), shared.failures());
    }

    @Override
    public void close() {
        shared.close();
        reader.close();
    }

    private Map<String, Recall> recalls(
            Collection<String> userIds, Collection<String> declaredTags, Map<String, String> attributes) {
        Set<String> asked = new HashSet<>();
        for (String user : userIds) {
            asked.add(keys.user(user));
        }
        Map<String, List<String>> texts = reader.fields(asked, RedisKeys.MERGED, RedisKeys.MERGED_INTO);
        Map<String, Recall> recalls = new LinkedHashMap<>();
        Map<String, String> otherKeys = new HashMap<>();
        for (String user : userIds) {
            List<String> both = texts.get(keys.user(user));
            Recall recall = ofText(Recall.Origin.USER, both.get(0));
            recalls.put(user, recall);
            Optional<String> other = RedisKeys.decoded(both.get(1));
            if (recall.candidates().isEmpty() && other.isPresent()) {
                otherKeys.put(user, keys.user(other.get()));
            } else if (other.isEmpty() && both.get(1) != null) {
                corrupted.increment();
            }
        }
        if (recalls.containsValue(Recall.NOTHING)) {
            replaceMissing(recalls, otherKeys, fallbacks(shared.clusters().find(declaredTags), attributes));
        }
        return recalls;
    }

    /**
     * Gives users without a list the list of the user whom they were merged into, else the first of the fallbacks.
     *
     * @param otherKeys by merged user, the key of the other user
     */
    private void replaceMissing(
            Map<String, Recall> recalls, Map<String, String> otherKeys, Map<String, Recall.Origin> fallbacks) {
        Set<String> asked = new HashSet<>(otherKeys.values());
        asked.addAll(fallbacks.keySet());
        Map<String, List<String>> texts = reader.fields(asked, RedisKeys.MERGED);
        Recall fallback = null;
        for (Map.Entry<String, Recall> each : recalls.entrySet()) {
            String key = otherKeys.get(each.getKey());
            if (key != null) {
                each.setValue(ofText(Recall.Origin.USER, texts.get(key).get(0)));
            }
            if (each.getValue().candidates().isEmpty()) {
                fallback = fallback == null ? firstOf(fallbacks, texts) : fallback;
                each.setValue(fallback);
            }
        }
    }

    private Map<String, Recall.Origin> fallbacks(OptionalInt cluster, Map<String, String> attributes) {
        Map<String, Recall.Origin> fallbacks = new LinkedHashMap<>();
        if (cluster.isPresent()) {
            fallbacks.put(keys.shared(RedisKeys.cluster(cluster.getAsInt())), Recall.Origin.CLUSTER);
        }
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            String group = RedisKeys.groupOf(attribute.getKey(), attribute.getValue());
            fallbacks.put(keys.shared(RedisKeys.group(group)), Recall.Origin.GROUP);
        }
        fallbacks.put(keys.shared(RedisKeys.HOT), Recall.Origin.EVERYBODY);
        return fallbacks;
    }

    private Recall first(Map<String, Recall.Origin> origins) {
        return counted(() -> firstOf(origins, reader.fields(origins.keySet(), RedisKeys.MERGED)));
    }

    private Recall firstOf(Map<String, Recall.Origin> origins, Map<String, List<String>> texts) {
        for (Map.Entry<String, Recall.Origin> each : origins.entrySet()) {
            Recall recall = ofText(each.getValue(), texts.get(each.getKey()).get(0));
            if (!recall.candidates().isEmpty()) {
                return recall;
            }
        }
        return Recall.NOTHING;
    }

    /** The list in a text; {@link Recall#NOTHING} when it is missing (null), corrupted, too old or empty. */
    private Recall ofText(Recall.Origin origin, String text) {
        StoredList list = CandidateCodec.decode(text).orElse(null);
        if (list == null) {
            corrupted.add(text == null ? 0 : 1);
            return Recall.NOTHING;
        }
        // The empty list of a user merged into another is never made again.
        if (!list.candidates().isEmpty()
                && list.generatedAtMillis() < clock.millis() - options.maxAge().toMillis()) {
            stale.increment();
            return Recall.NOTHING;
        }
        Set<String> down = shared.down();
        List<Candidate> left = list.candidates();
        if (!down.isEmpty()) {
            left = left.stream().filter(each -> !down.contains(each.itemId())).toList();
        }
        return left.isEmpty() ? Recall.NOTHING : new Recall(origin, list.version(), list.generatedAtMillis(), left);
    }

    private Recall counted(Supplier<Recall> question) {
        Recall recall = ask(question);
        count(recall);
        return recall;
    }

    private void count(Recall recall) {
        lists.get(recall.origin()).increment();
    }

    private <T> T ask(Supplier<T> question) {
        try {
            return connection.ask(question);
        } catch (UncheckedIOException | IllegalArgumentException e) {
            failures.increment();
            throw e;
        }
    }
}
