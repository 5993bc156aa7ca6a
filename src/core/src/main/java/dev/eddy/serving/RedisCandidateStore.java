package dev.eddy.serving;

import dev.eddy.client.CandidateEncoder;
import dev.eddy.client.RedisKeys;
import dev.eddy.client.jedis.RedisConnection;
import dev.eddy.option.RedisOptions;
import dev.eddy.recall.Candidates;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.exceptions.JedisException;

/** Keeps users' lists in Redis. Each user's lists are replaced atomically; {@link LossDetector} notices lost ones. */
public final class RedisCandidateStore implements CandidateStore {
    private static final Logger LOG = LoggerFactory.getLogger(RedisCandidateStore.class);

    private final RedisConnection connection;
    private final RedisKeys keys;
    private final CandidateEncoder encoder = new CandidateEncoder();
    private final LossDetector losses;
    private final BatchCounts counts;
    private final StoreCalls calls;
    private final LongAdder foreign = new LongAdder();

    /** Connects at the first batch. Throws as {@link RedisConnection#to} does. */
    public RedisCandidateStore(RedisOptions options, Duration ttl) {
        this(options, ttl, List.of());
    }

    /** @param restored marks of earlier stores, which the first batch compares with Redis */
    RedisCandidateStore(RedisOptions options, Duration ttl, Collection<StoreMark> restored) {
        String writer = Long.toHexString(UUID.randomUUID().getMostSignificantBits());
        this.connection = RedisConnection.to(options);
        this.keys = new RedisKeys(options.prefix());
        this.losses = new LossDetector(writer, ttl.toMillis(), System::currentTimeMillis, restored);
        this.counts = new BatchCounts(connection, keys, ttl.toMillis(), losses);
        this.calls = new StoreCalls(connection, ttl.toMillis(), counts, foreign);
    }

    @Override
    public CandidateStore.Result storeNewer(Collection<Candidates> batch) throws IOException {
        List<ListWrite> stored =
                batch.stream().map(lists -> ListWrite.of(lists, keys, encoder)).toList();
        try {
            counts.compareRestored();
        } catch (JedisException e) {
            throw StoreFullException.orOther("could not see whether Redis still has all lists", e);
        }
        int written = calls.run(stored);
        return new CandidateStore.Result(written, stored.size() - written, losses.takeLoss());
    }

    @Override
    public long foreignReplaced() {
        return foreign.sum();
    }

    @Override
    public void rebuildRequested() {
        try {
            counts.rebuildRequested();
        } catch (JedisException e) {
            LOG.warn("Could not tell other writers of the request for a rebuild; they may request another", e);
        }
    }

    @Override
    public List<StoreMark> marks() {
        return losses.marks();
    }

    @Override
    public void close() {
        connection.close();
    }
}
