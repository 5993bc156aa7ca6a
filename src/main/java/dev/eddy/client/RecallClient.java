package dev.eddy.client;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisRedirectionException;

/**
 * What a ranking service reads Eddy's lists with: the user's own in one round trip, and for a user nobody knows the list of a
 * cluster or of everybody in one more. Needs Jedis, and nothing of Flink. One client serves all threads.
 *
 * <p>Items that are taken down are left out, {@link ClientOptions#sharedEvery} later at the latest. What is corrupted, foreign
 * or too old is as good as none and counted, never an exception. Every method that asks for lists throws {@link
 * UncheckedIOException} when Redis can't be reached or does not answer in time, and {@link IllegalArgumentException} when it
 * refuses us; each of waiting for a connection, connecting and waiting for an answer takes {@link RedisOptions#timeout} at
 * most.
 */
public final class RecallClient implements AutoCloseable {
    /** What the clusters are like is some 100 KB, and changes slower than what is taken down. */
    private static final int LOOKS_A_DIRECTORY = 10;

    private final RedisConnection connection;
    private final RedisKeys keys;
    private final CandidateReader reader;
    private final ClientOptions options;
    private final Clock clock;
    private final ScheduledExecutorService looking;
    /** Null until it was looked at for the first time. */
    private volatile Shared shared;

    private final LongAdder ofUsers = new LongAdder();
    private final LongAdder ofClusters = new LongAdder();
    private final LongAdder ofEverybody = new LongAdder();
    private final LongAdder ofItems = new LongAdder();
    private final LongAdder ofNobody = new LongAdder();
    private final LongAdder corrupted = new LongAdder();
    private final LongAdder stale = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final LongAdder sharedFailures = new LongAdder();

    /** What is the same for all users. */
    private record Shared(DownSet down, ClusterDirectory clusters, int looks) {}

    /** @param text null when there is none, or something that is not text */
    private record Answer(String text, boolean isForeign) {}

    RecallClient(RedisOptions redis, ClientOptions options, Clock clock) {
        this.connection = RedisConnection.to(redis, options.connections());
        this.keys = new RedisKeys(redis.prefix());
        this.reader = new CandidateReader(connection, keys);
        this.options = options;
        this.clock = clock;
        this.looking = Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, "eddy-client");
            thread.setDaemon(true);
            return thread;
        });
        long everyMillis = options.sharedEvery().toMillis();
        looking.scheduleWithFixedDelay(this::lookAgain, everyMillis, everyMillis, TimeUnit.MILLISECONDS);
    }

    /**
     * Connects with the first question, so that a service can start while Redis is away.
     *
     * @param redis where the job writes to, {@link RedisOptions#prefix} and all
     * @throws IllegalArgumentException when a secret or a store can't be read on this machine
     */
    public static RecallClient open(RedisOptions redis, ClientOptions options) {
        return new RecallClient(redis, options, Clock.systemUTC());
    }

    /** For a user: the own list, else the one for everybody. */
    public Recall recall(String userId) {
        return recall(userId, List.of());
    }

    /**
     * For a user who may not be known yet.
     *
     * @param declaredTags what such a user said to like; then a cluster's list comes before the one for everybody
     */
    public Recall recall(String userId, Collection<String> declaredTags) {
        return counted(() -> {
            Recall own =
                    usable(Recall.Origin.USER, read(List.of(keys.user(userId))).get(0));
            return own.candidates().isEmpty() ? forUnknown(shared().clusters().find(declaredTags)) : own;
        });
    }

    /** For a user of whom only a segment is known that stands for a cluster: its list, else the one for everybody. */
    public Recall recallOfCluster(int cluster) {
        return counted(() -> forUnknown(OptionalInt.of(cluster)));
    }

    /**
     * For many users, in one round trip to each server, and one more when somebody has no list.
     *
     * @return by user, in their order
     */
    public Map<String, Recall> recallAll(Collection<String> userIds) {
        return ask(() -> {
            Map<String, Recall> recalls = new LinkedHashMap<>();
            List<String> users = List.copyOf(userIds);
            List<Answer> answers = read(users.stream().map(keys::user).toList());
            Recall forUnknown = null;
            for (int i = 0; i < answers.size(); i++) {
                Recall recall = usable(Recall.Origin.USER, answers.get(i));
                if (recall.candidates().isEmpty()) {
                    forUnknown = forUnknown == null ? forUnknown(OptionalInt.empty()) : forUnknown;
                    recall = forUnknown;
                }
                count(recall);
                recalls.put(users.get(i), recall);
            }
            return recalls;
        });
    }

    /** What is similar to an item, for whoever looks at it; nothing when nothing was looked for. */
    public Recall recallSimilar(String itemId) {
        return counted(() -> usable(
                Recall.Origin.ITEM,
                read(List.of(keys.shared(RedisKeys.item(itemId)))).get(0)));
    }

    /** What was seen so far. */
    public ClientCounts counts() {
        return new ClientCounts(
                ofUsers.sum(),
                ofClusters.sum(),
                ofEverybody.sum(),
                ofItems.sum(),
                ofNobody.sum(),
                corrupted.sum()
                        + reader.foreign()
                        + (shared == null ? 0 : shared.down().foreign()),
                stale.sum(),
                failures.sum(),
                sharedFailures.sum());
    }

    @Override
    public void close() {
        looking.shutdownNow();
        reader.close();
    }

    private Recall forUnknown(OptionalInt cluster) {
        List<String> asked = new ArrayList<>();
        cluster.ifPresent(id -> asked.add(keys.shared(RedisKeys.cluster(id))));
        asked.add(keys.shared(RedisKeys.HOT));
        List<Answer> answers = read(asked);
        if (cluster.isPresent()) {
            Recall recall = usable(Recall.Origin.CLUSTER, answers.get(0));
            if (!recall.candidates().isEmpty()) {
                return recall;
            }
        }
        return usable(Recall.Origin.EVERYBODY, answers.get(answers.size() - 1));
    }

    /** The list in an answer; nothing when there is none that is fit for use. */
    private Recall usable(Recall.Origin origin, Answer answer) {
        StoredList list = CandidateCodec.decode(answer.text()).orElse(null);
        if (list == null) {
            corrupted.add(answer.isForeign() || answer.text() != null ? 1 : 0);
            return Recall.NOTHING;
        }
        if (list.generatedAtMillis() < clock.millis() - options.maxAge().toMillis()) {
            stale.increment();
            return Recall.NOTHING;
        }
        Set<String> down = shared().down().items();
        List<Candidate> left = down.isEmpty()
                ? list.candidates()
                : list.candidates().stream()
                        .filter(candidate -> !down.contains(candidate.itemId()))
                        .toList();
        return left.isEmpty() ? Recall.NOTHING : new Recall(origin, list.version(), list.generatedAtMillis(), left);
    }

    private Shared shared() {
        Shared known = shared;
        return known == null ? firstLook() : known;
    }

    /** Each caller looks by itself, so that nobody waits for the timeouts of others; what is found first stands. */
    private Shared firstLook() {
        var down = new DownSet();
        ClusterDirectory clusters = directory();
        reader.look(down);
        synchronized (this) {
            if (shared == null) {
                shared = new Shared(down, clusters, 0);
            }
            return shared;
        }
    }

    /** On one thread alone, which changes what is down in place. */
    private void look() {
        Shared before = shared;
        if (before == null) {
            firstLook();
            return;
        }
        int looks = before.looks() + 1;
        ClusterDirectory clusters = looks % LOOKS_A_DIRECTORY == 0 ? directory() : before.clusters();
        reader.look(before.down());
        shared = new Shared(before.down(), clusters, looks);
    }

    /** Of clusters that still have members: what others are like is told no more. */
    private ClusterDirectory directory() {
        long oldest = clock.millis() - options.maxAge().toMillis();
        Map<Integer, ClusterSummary> clusters = reader.clusters();
        clusters.values().removeIf(summary -> summary.generatedAtMillis() < oldest);
        return new ClusterDirectory(clusters);
    }

    private void lookAgain() {
        try {
            look();
        } catch (UncheckedIOException | IllegalArgumentException e) {
            sharedFailures.increment();
        }
    }

    private Recall counted(Supplier<Recall> question) {
        Recall recall = ask(question);
        count(recall);
        return recall;
    }

    private void count(Recall recall) {
        switch (recall.origin()) {
            case USER -> ofUsers.increment();
            case CLUSTER -> ofClusters.increment();
            case EVERYBODY -> ofEverybody.increment();
            case ITEM -> ofItems.increment();
            case NOBODY -> ofNobody.increment();
        }
    }

    private <T> T ask(Supplier<T> question) {
        try {
            return connection.ask(question);
        } catch (UncheckedIOException | IllegalArgumentException e) {
            failures.increment();
            throw e;
        }
    }

    /** The lists under some keys, in their order. */
    private List<Answer> read(List<String> asked) {
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

    private Answer answer(String key, Supplier<String> text) {
        try {
            return new Answer(text.get(), false);
        } catch (JedisRedirectionException e) {
            connection.lookAround();
            return answer(key, () -> connection.commands().hget(key, RedisKeys.MERGED));
        } catch (JedisDataException e) {
            if (RedisFailure.isForeign(e)) {
                return new Answer(null, true);
            }
            throw e;
        }
    }
}
