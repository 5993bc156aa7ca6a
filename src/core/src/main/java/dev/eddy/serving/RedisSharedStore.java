package dev.eddy.serving;

import dev.eddy.client.ClusterCodec;
import dev.eddy.client.ClusterSummary;
import dev.eddy.client.DownChange;
import dev.eddy.client.DownHead;
import dev.eddy.client.DownSet;
import dev.eddy.client.RedisKeys;
import dev.eddy.client.jedis.DownLog;
import dev.eddy.client.jedis.RedisConnection;
import dev.eddy.client.jedis.RedisFailure;
import dev.eddy.option.RedisOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/** Keeps shared lists, cluster summaries and the take-down log in Redis. */
public final class RedisSharedStore implements SharedListStore {
    private final RedisConnection connection;
    private final RedisKeys keys;
    private final long ttlMillis;
    private final LongAdder foreign = new LongAdder();
    private final StoreCalls calls;
    private final DownLog down;
    private final DownLogWriter downWriter;

    /** Connects at the first call. Throws as {@link RedisConnection#to} does. */
    public RedisSharedStore(RedisOptions options, Duration ttl) {
        this.connection = RedisConnection.to(options);
        this.keys = new RedisKeys(options.prefix());
        this.ttlMillis = ttl.toMillis();
        // No counts: the job writes shared lists again by itself.
        this.calls = new StoreCalls(connection, ttlMillis, null, foreign);
        this.down = new DownLog(connection, keys.down(), foreign);
        this.downWriter = new DownLogWriter(connection, keys.down(), foreign);
    }

    @Override
    public void storeShared(Collection<Shared> lists) throws IOException {
        calls.run(lists.stream()
                .map(each -> ListWrite.of(keys.shared(each.name()), each.list(), each.more()))
                .toList());
    }

    @Override
    public void storeSummaries(Map<Integer, ClusterSummary> summaries) throws IOException {
        Map<String, String> fields = new HashMap<>();
        summaries.forEach((cluster, summary) -> fields.put(Integer.toString(cluster), ClusterCodec.encode(summary)));
        ask("could not store summaries of clusters", redis -> {
            if (RedisFailure.ownOr(null, foreign, () -> redis.hset(keys.clusters(), fields)) == null) {
                // A full Redis refuses before it looks at the type, so there is room.
                redis.del(keys.clusters());
                redis.hset(keys.clusters(), fields);
            }
            return redis.pexpire(keys.clusters(), ttlMillis);
        });
    }

    @Override
    public void removeCluster(int cluster) throws IOException {
        ask("could not remove a cluster", redis -> {
            RedisFailure.ownOr(0L, foreign, () -> redis.hdel(keys.clusters(), Integer.toString(cluster)));
            redis.del(keys.shared(RedisKeys.group(RedisKeys.groupOf(cluster))));
            return redis.del(keys.shared(RedisKeys.cluster(cluster)));
        });
    }

    @Override
    public void removeSummariesBefore(long generatedAtMillis) throws IOException {
        ask("could not remove old summaries of clusters", redis -> {
            Map<String, String> all = new HashMap<>(
                    RedisFailure.ownOr(Map.<String, String>of(), foreign, () -> redis.hgetAll(keys.clusters())));
            all.values()
                    .removeIf(text -> ClusterCodec.summary(text)
                            .filter(summary -> summary.generatedAtMillis() >= generatedAtMillis)
                            .isPresent());
            return all.isEmpty() ? 0 : redis.hdel(keys.clusters(), all.keySet().toArray(String[]::new));
        });
    }

    @Override
    public DownHead appendDown(DownHead head, List<DownChange> changes) throws IOException {
        return ask("could not write take-downs", redis -> downWriter.append(head, changes, ttlMillis));
    }

    @Override
    public DownHead replaceDown(Collection<String> itemIds) throws IOException {
        return ask("could not write take-downs", redis -> downWriter.replace(itemIds, ttlMillis));
    }

    @Override
    public void readDown(DownSet known) throws IOException {
        ask("could not read take-downs", redis -> {
            known.update(down::page);
            return known;
        });
    }

    @Override
    public long foreignReplaced() {
        return foreign.sum();
    }

    @Override
    public void close() {
        connection.close();
    }

    private <T> T ask(String failed, Function<UnifiedJedis, T> question) throws IOException {
        try {
            return question.apply(connection.commands());
        } catch (JedisException e) {
            throw StoreFullException.orOther(failed, e);
        }
    }
}
