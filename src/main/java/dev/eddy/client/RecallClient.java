package dev.eddy.client;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.exceptions.JedisRedirectionException;

/**
 * Reads Eddy's lists for a ranking service: the user's own list in one round trip; for a user without one, the list of a
 * cluster, a group or of everybody in a second. Needs Jedis on the class path, and no Flink. One client serves all threads.
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
     * The user's own list, else the list of the cluster that matches the declared tags best, else of those who share an attribute,
     * such as {@code country} and {@code de}, else the list for everybody.
     *
     * @param attributes by name, as events have them, in the order in which their lists are looked for
     */
    public Recall recall(String userId, Collection<String> declaredTags, Map<String, String> attributes) {
        return counted(() -> {
            Recall own = usable(Recall.Origin.USER, keys.user(userId));
            return own.candidates().isEmpty() ? forUnknown(shared.clusters().find(declaredTags), attributes) : own;
        });
    }

    /** The list of a cluster, else the list for everybody: for segments of unknown users that you map to clusters. */
    public Recall recallOfCluster(int cluster) {
        return counted(() -> forUnknown(OptionalInt.of(cluster), Map.of()));
    }

    /** The lists of users, in their order, in one round trip to each server, and a second one if a user has no list. */
    public Map<String, Recall> recallAll(Collection<String> userIds) {
        return ask(() -> {
            Map<String, Recall> recalls = new LinkedHashMap<>();
            List<String> users = List.copyOf(userIds);
            List<String> answers = read(users.stream().map(keys::user).toList());
            Recall forUnknown = null;
            for (int i = 0; i < answers.size(); i++) {
                Recall recall = ofText(Recall.Origin.USER, answers.get(i));
                if (recall.candidates().isEmpty()) {
                    forUnknown = forUnknown == null ? forUnknown(OptionalInt.empty(), Map.of()) : forUnknown;
                    recall = forUnknown;
                }
                count(recall);
                recalls.put(users.get(i), recall);
            }
            return recalls;
        });
    }

    /** Items similar to an item; {@link Recall.Origin#NOBODY} when the job has made no such list. */
    public Recall recallSimilar(String itemId) {
        return counted(() -> usable(Recall.Origin.ITEM, keys.shared(RedisKeys.item(itemId))));
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

    private Recall forUnknown(OptionalInt cluster, Map<String, String> attributes) {
        Map<String, Recall.Origin> asked = new LinkedHashMap<>();
        if (cluster.isPresent()) {
            asked.put(keys.shared(RedisKeys.cluster(cluster.getAsInt())), Recall.Origin.CLUSTER);
        }
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            String group = RedisKeys.groupOf(attribute.getKey(), attribute.getValue());
            asked.put(keys.shared(RedisKeys.group(group)), Recall.Origin.GROUP);
        }
        asked.put(keys.shared(RedisKeys.HOT), Recall.Origin.EVERYBODY);
        Iterator<String> answers = read(List.copyOf(asked.keySet())).iterator();
        for (Recall.Origin origin : asked.values()) {
            Recall recall = ofText(origin, answers.next());
            if (!recall.candidates().isEmpty()) {
                return recall;
            }
        }
        return Recall.NOTHING;
    }

    private Recall usable(Recall.Origin origin, String key) {
        return ofText(origin, read(List.of(key)).get(0));
    }

    /** The list in a text; {@link Recall#NOTHING} when it is missing (null), corrupted, too old or empty. */
    private Recall ofText(Recall.Origin origin, String text) {
        StoredList list = CandidateCodec.decode(text).orElse(null);
        if (list == null) {
            corrupted.add(text == null ? 0 : 1);
            return Recall.NOTHING;
        }
        if (list.generatedAtMillis() < clock.millis() - options.maxAge().toMillis()) {
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

    /** Reads the merged lists under these keys, in their order; null for a missing or foreign one. */
    private List<String> read(List<String> asked) {
        if (asked.isEmpty()) {
            return List.of();
        }
        Map<String, Response<String>> responses = new HashMap<>();
        for (List<String> some : connection.byServer(asked, key -> key)) {
            try (AbstractPipeline pipeline = connection.pipelineTo(some.get(0))) {
                some.forEach(key -> responses.put(key, pipeline.hget(key, RedisKeys.MERGED)));
                pipeline.sync();
            }
        }
        return asked.stream()
                .map(key -> answer(key, () -> responses.get(key).get()))
                .toList();
    }

    private String answer(String key, Supplier<String> text) {
        try {
            return RedisFailure.ownOr(null, corrupted, text);
        } catch (JedisRedirectionException e) {
            connection.renewSlots();
            return answer(key, () -> connection.commands().hget(key, RedisKeys.MERGED));
        }
    }
}
