package dev.eddy.serving;

import dev.eddy.client.ClusterCodec;
import dev.eddy.client.ClusterSummary;
import dev.eddy.client.GroupCodec;
import dev.eddy.client.GroupProfile;
import dev.eddy.client.RedisKeys;
import dev.eddy.client.StoredList;
import dev.eddy.client.Version;
import dev.eddy.recall.SharedUpdate;
import dev.eddy.recall.SharedUpdate.Kind;
import dev.eddy.record.Pause;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.metrics.Counter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores shared lists and take-downs in batches. While the store fails, the newest version of
 * each waits in the writer's state and is retried by a timer, so that no outage or restart loses a take-down. Items stay in
 * the state while lists with them may exist; a store that lost them gets them again with the next list of popular items.
 */
final class SharedWriter implements StatefulSinkWriter<SharedUpdate, SharedWriter.State> {
    private static final Logger LOG = LoggerFactory.getLogger(SharedWriter.class);

    /** Largest number of waiting lists of items, and of groups; older ones are dropped, and made again after clicks. */
    private static final int MOST_LISTS = 1_000;

    /** Interval at which summaries of clusters older than the TTL of lists are removed. */
    private static final Pause OLD_SUMMARIES = new Pause(TimeUnit.HOURS.toMillis(1));

    /** Time that a list or a take-down waits for others to share its round trip. */
    private static final long LINGER_MILLIS = 50;

    /** Lists in one round trip. */
    private static final int BATCH = 256;

    /** Items in one piece of state, which takes less than 1 MB. */
    private static final int STATE_PIECE = 10_000;

    /** State in a checkpoint, or a piece of it; the store has not acknowledged the lists. */
    record State(List<SharedUpdate> lists, DownMarks.State down) {}

    private final SharedListStore store;
    private final ProcessingTimeService time;
    private final Counter writes;
    private final Counter retries;
    private final Counter dropped;
    /** The newest version of each waiting list. */
    private final Map<String, SharedUpdate> pending = new LinkedHashMap<>();

    private final DownMarks marks;
    private final long ttlMillis;
    /** Last removal of old summaries, epoch milliseconds. */
    private long oldSummariesAtMillis = Long.MIN_VALUE;

    /** Number of failures since the last success. */
    private int failures;
    /** Whether a timer is set that sends what waits. */
    private boolean lingering;

    SharedWriter(SharedListStore store, Duration ttl, WriterInitContext context, Collection<State> restored) {
        this.store = store;
        this.time = context.getProcessingTimeService();
        this.ttlMillis = ttl.toMillis();
        this.marks = new DownMarks(ttlMillis);
        this.writes = context.metricGroup().counter("sharedWrites");
        this.retries = context.metricGroup().counter("sharedRetries");
        this.dropped = context.metricGroup().counter("sharedDropped");
        context.metricGroup().gauge("sharedForeign", store::foreignReplaced);
        context.metricGroup().gauge("sharedPending", () -> pending.size() + marks.pending());
        context.metricGroup().gauge("itemsDown", marks::size);
        restored.forEach(state -> state.lists().forEach(this::add));
        marks.restore(restored.stream().map(State::down).toList(), time.getCurrentProcessingTime());
        if (!restored.isEmpty()) {
            sendAll();
        }
    }

    @Override
    public void write(SharedUpdate update, Context context) {
        add(update);
        // While the store fails, a timer tries again.
        if (failures > 0) {
            return;
        }
        if (pending.size() >= BATCH || marks.pending() >= DownLogWriter.CHUNK) {
            sendAll();
        } else if (!lingering) {
            lingering = true;
            time.registerTimer(time.getCurrentProcessingTime() + LINGER_MILLIS, now -> {
                lingering = false;
                if (failures == 0) {
                    sendAll();
                }
            });
        }
    }

    private void add(SharedUpdate update) {
        switch (update.kind()) {
            case DOWN -> marks.add(update.id(), true, time.getCurrentProcessingTime());
            case BACK -> marks.add(update.id(), false, time.getCurrentProcessingTime());
            case SIMILAR, GROUP -> {
                pending.put(keyOf(update), update);
                if (pending.size() > MOST_LISTS) {
                    dropOldest(update.kind());
                }
            }
            case HOT, CLUSTER, CLUSTER_GONE -> pending.put(keyOf(update), update);
        }
    }

    private static String keyOf(SharedUpdate update) {
        // The list of a cluster and the end of the cluster replace each other.
        return (update.kind() == Kind.CLUSTER_GONE ? Kind.CLUSTER : update.kind()) + " " + update.id();
    }

    private void dropOldest(Kind kind) {
        List<SharedUpdate> waiting = pending.values().stream()
                .filter(update -> update.kind() == kind)
                .toList();
        if (waiting.size() > MOST_LISTS) {
            pending.remove(keyOf(waiting.get(0)));
            dropped.inc();
        }
    }

    private void sendAll() {
        try {
            if (marks.pending() > 0) {
                sendMarks();
            }
            while (!pending.isEmpty()) {
                List<SharedUpdate> batch =
                        pending.values().stream().limit(BATCH).toList();
                send(batch);
                batch.forEach(update -> pending.remove(keyOf(update)));
                writes.inc(batch.size());
            }
            failures = 0;
        } catch (IOException e) {
            failures++;
            retries.inc();
            if (failures == 1) {
                LOG.warn(
                        "The store failed, {} shared lists and {} take-downs wait; retrying until it answers",
                        pending.size(),
                        marks.pending(),
                        e);
            }
            time.registerTimer(time.getCurrentProcessingTime() + SendQueue.backoffMillis(failures), now -> sendAll());
        }
    }

    private void sendMarks() throws IOException {
        int changes = marks.pending();
        marks.send(store, time.getCurrentProcessingTime());
        writes.inc(changes);
    }

    private void send(List<SharedUpdate> batch) throws IOException {
        List<SharedListStore.Shared> lists = new ArrayList<>();
        Map<Integer, ClusterSummary> summaries = new HashMap<>();
        for (SharedUpdate update : batch) {
            switch (update.kind()) {
                case HOT -> {
                    // This list comes every few seconds, so a lost take-down log is noticed soon.
                    sendMarks();
                    lists.add(new SharedListStore.Shared(RedisKeys.HOT, list(update), Map.of()));
                }
                case CLUSTER -> {
                    int cluster = Integer.parseInt(update.id());
                    var weights = Map.of(RedisKeys.WEIGHTS, ClusterCodec.encode(update.weights()));
                    lists.add(new SharedListStore.Shared(RedisKeys.cluster(cluster), list(update), weights));
                    GroupProfile profile = update.profile();
                    summaries.put(
                            cluster, new ClusterSummary(update.generatedAtMillis(), profile.members(), profile.tags()));
                    if (profile.generatedAtMillis() == update.generatedAtMillis()) {
                        lists.add(ofGroup(RedisKeys.groupOf(cluster), update));
                    }
                }
                case GROUP -> lists.add(ofGroup(update.id(), update));
                case CLUSTER_GONE -> store.removeCluster(Integer.parseInt(update.id()));
                case SIMILAR ->
                    lists.add(new SharedListStore.Shared(RedisKeys.item(update.id()), list(update), Map.of()));
                case DOWN, BACK -> throw new IllegalStateException("take-downs are not lists");
            }
        }
        store.storeShared(lists);
        if (!summaries.isEmpty()) {
            store.storeSummaries(summaries);
        }
        removeOldSummaries();
    }

    private void removeOldSummaries() throws IOException {
        long now = time.getCurrentProcessingTime();
        if (OLD_SUMMARIES.isOver(oldSummariesAtMillis, now)) {
            store.removeSummariesBefore(now - ttlMillis);
            oldSummariesAtMillis = now;
        }
    }

    private static SharedListStore.Shared ofGroup(String group, SharedUpdate update) {
        Map<String, String> fields = update.profile() == null ? Map.of() : GroupCodec.fields(update.profile());
        return new SharedListStore.Shared(RedisKeys.group(group), list(update), fields);
    }

    private static StoredList list(SharedUpdate update) {
        return new StoredList(Version.NONE, update.generatedAtMillis(), update.candidates());
    }

    /** Runs before every barrier, so it does not wait; {@link #snapshotState} keeps the rest. */
    @Override
    public void flush(boolean endOfInput) throws IOException {
        if (endOfInput) {
            sendAll();
            int left = pending.size() + marks.pending();
            if (left > 0) {
                throw new IOException("the input ended, but " + left + " shared updates could not be stored");
            }
        }
    }

    @Override
    public List<State> snapshotState(long checkpointId) {
        List<State> state = new ArrayList<>();
        if (!pending.isEmpty()) {
            state.add(new State(List.copyOf(pending.values()), DownMarks.State.NONE));
        }
        marks.snapshot(STATE_PIECE).forEach(piece -> state.add(new State(List.of(), piece)));
        return state;
    }

    @Override
    public void close() {
        store.close();
    }
}
