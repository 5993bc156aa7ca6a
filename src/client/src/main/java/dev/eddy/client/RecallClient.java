package dev.eddy.client;

import dev.eddy.client.jedis.RedisConnection;
import dev.eddy.filter.FilterException;
import dev.eddy.option.RedisOptions;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * Reads Eddy's lists for a ranking service: the user's own list in one round trip; a second one for a user who was merged into
 * another; a third one for the list of a cluster, a group or everybody, unless it was read a moment ago. Needs Jedis on the class
 * path, and no Flink. One client serves all threads.
 *
 * <p>Items taken down are left out, at most {@link ClientOptions#sharedEvery} after the job wrote them. A list that is
 * corrupted, foreign or too old is counted and treated as missing; it never causes an exception. Methods that ask for lists
 * throw {@link UncheckedIOException} when Redis is away or too slow, and {@link IllegalArgumentException} when it refuses the
 * login or the command. Waiting for a connection, connecting, and waiting for an answer each take {@link
 * RedisOptions#timeout} at most. A read on a connection that Redis has closed is repeated once on a new one.
 */
public final class RecallClient implements AutoCloseable {
    private final RedisConnection connection;
    private final RedisKeys keys;
    private final CandidateReader reader;
    private final SharedCache shared;
    private final FreshLists fresh;
    private final UserLists users;
    private final AlikeLists alike;
    private final CandidatePages pages;

    private final Map<Recall.Origin, LongAdder> answers = new EnumMap<>(Recall.Origin.class);
    private final LongAdder failures = new LongAdder();

    /**
     * Counters since the client was opened.
     *
     * @param lists answers by the origin of the list; an origin without answers has 0
     * @param corrupted values in Redis that Eddy did not write, counted at each reading
     * @param stale lists older than {@link ClientOptions#maxAge}
     * @param failures calls that failed because Redis was away, too slow, or refused them
     * @param sharedFailures failed background readings; the take-downs and clusters read before stay in use
     * @param sharedAge time since the last background reading that did not fail
     */
    public record Counts(
            Map<Recall.Origin, Long> lists,
            long corrupted,
            long stale,
            long failures,
            long sharedFailures,
            Duration sharedAge) {}

    RecallClient(RedisOptions redis, ClientOptions options, ItemCatalogue items, Clock clock) {
        this.connection = RedisConnection.to(redis, options.connections());
        this.keys = new RedisKeys(redis.prefix());
        this.reader = new CandidateReader(connection, keys);
        this.shared = new SharedCache(reader::update, reader::clusters, options, clock);
        this.fresh = new FreshLists(options, clock, shared);
        this.users = new UserLists(reader, keys, fresh);
        this.alike = new AlikeLists(new SharedLists(reader, fresh, options, clock), shared, keys, items, clock);
        this.pages = new CandidatePages(users, alike, shared, items, PageTokens.of(redis), clock);
        for (Recall.Origin origin : Recall.Origin.values()) {
            answers.put(origin, new LongAdder());
        }
    }

    /**
     * Connects at the first question, so a service can start while Redis is away. The options of Redis are those of the job.
     * Throws {@link IllegalArgumentException} when a password, trust store or key store can't be read on this machine.
     */
    public static RecallClient open(RedisOptions redis, ClientOptions options) {
        return open(redis, options, ItemCatalogue.NONE);
    }

    /** As {@link #open(RedisOptions, ClientOptions)}, for filters by what the catalogue has. */
    public static RecallClient open(RedisOptions redis, ClientOptions options, ItemCatalogue items) {
        return new RecallClient(redis, options, items, Clock.systemUTC());
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
     * declared tags best, else of the user's last cluster, else of those who share an attribute, such as {@code country} and {@code
     * de}, else of the user's segment, else the list for everybody.
     *
     * @param attributes by name, as events have them, in the order in which their lists are looked for
     */
    public Recall recall(String userId, Collection<String> declaredTags, Map<String, String> attributes) {
        return counted(() -> recalls(List.of(userId), declaredTags, attributes).get(userId));
    }

    /** The list of a cluster, else the list for everybody: for segments of unknown users that you map to clusters. */
    public Recall recallOfCluster(int cluster) {
        return counted(() -> AlikeLists.first(alike.of(cluster)));
    }

    /**
     * The lists of users, in their order, in one round trip to each server, and a second one where users were merged. The lists of
     * others, for users without one, are read once in {@link ClientOptions#sharedEvery}.
     */
    public Map<String, Recall> recallAll(Collection<String> userIds) {
        Map<String, Recall> recalls = ask(() -> recalls(userIds, List.of(), Map.of()));
        recalls.values().forEach(recall -> count(recall.origin()));
        return recalls;
    }

    /** Items similar to an item; {@link Recall.Origin#NOBODY} when the job has made no such list. */
    public Recall recallSimilar(String itemId) {
        return counted(() -> list(RedisKeys.item(itemId), Recall.Origin.ITEM));
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
        Map<String, CandidatePage> pagesOfUsers = ask(() -> pages.ofUsers(userIds, query));
        pagesOfUsers.values().forEach(page -> count(page.origin()));
        return pagesOfUsers;
    }

    /** Items similar to an item. */
    public CandidatePage similar(String itemId, CandidateQuery query) {
        return pageOf(RedisKeys.item(itemId), Recall.Origin.ITEM, query);
    }

    /** The list of a group, such as {@code cluster-7}. */
    public CandidatePage group(String group, CandidateQuery query) {
        return pageOf(RedisKeys.group(group), Recall.Origin.GROUP, query);
    }

    /** The list for everybody. */
    public CandidatePage popular(CandidateQuery query) {
        return pageOf(RedisKeys.HOT, Recall.Origin.EVERYBODY, query);
    }

    public Counts counts() {
        Map<Recall.Origin, Long> byOrigin = new EnumMap<>(Recall.Origin.class);
        answers.forEach((origin, count) -> byOrigin.put(origin, count.sum()));
        long foreign = fresh.corrupted() + reader.foreign() + shared.foreign();
        return new Counts(byOrigin, foreign, fresh.stale(), failures.sum(), shared.failures(), shared.age());
    }

    /** Whether the take-downs and clusters were last read longer ago than a limit, or will not be read again. */
    public boolean isStale(Duration limit) {
        return shared.isStale(limit);
    }

    @Override
    public void close() {
        shared.close();
        reader.close();
    }

    private Map<String, Recall> recalls(
            Collection<String> userIds, Collection<String> declaredTags, Map<String, String> attributes) {
        Map<String, Recall> recalls = new LinkedHashMap<>();
        users.read(userIds)
                .forEach((user, own) -> recalls.put(
                        user,
                        own.list().candidates().isEmpty()
                                ? AlikeLists.first(alike.of(own, declaredTags, attributes))
                                : own.list()));
        return recalls;
    }

    /** Read anew each time: there are too many of them to keep. */
    private Recall list(String name, Recall.Origin origin) {
        String key = keys.shared(name);
        return fresh.of(
                origin, reader.fields(Set.of(key), RedisKeys.MERGED).get(key).get(0));
    }

    private CandidatePage pageOf(String list, Recall.Origin origin, CandidateQuery query) {
        CandidatePage page = ask(() -> pages.ofList(list, () -> list(list, origin), query));
        count(page.origin());
        return page;
    }

    private Recall counted(Supplier<Recall> question) {
        Recall recall = ask(question);
        count(recall.origin());
        return recall;
    }

    private void count(Recall.Origin origin) {
        answers.get(origin).increment();
    }

    private <T> T ask(Supplier<T> question) {
        try {
            return connection.ask(question);
        } catch (FilterException | PageException wrongQuestion) {
            throw wrongQuestion;
        } catch (UncheckedIOException | IllegalArgumentException e) {
            failures.increment();
            throw e;
        }
    }
}
