package dev.eddy.serving;

import dev.eddy.membership.Version;
import dev.eddy.scoring.SharedUpdate;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.metrics.Counter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores one update after the other, a few a second. While the store fails, the newest of each list and item waits, is the
 * writer's state, and is tried again by the clock: neither an outage nor a restart loses a take-down. The items that are
 * down are state for as long as lists with them may be around, and are marked again now and then: a store that comes back
 * empty is not without them for long.
 */
final class SharedWriter implements StatefulSinkWriter<SharedUpdate, SharedUpdate> {
    private static final Logger LOG = LoggerFactory.getLogger(SharedWriter.class);

    /**
     * In an outage the oldest lists of items are dropped beyond so many; they are made again when somebody clicks the items.
     */
    private static final int MOST_ITEM_LISTS = 1_000;

    private final SharedListStore store;
    private final long ttlMillis;
    private final ProcessingTimeService time;
    private final Counter writes;
    private final Counter retries;
    private final Counter dropped;
    /** The newest update of each list and of each item. */
    private final Map<String, SharedUpdate> pending = new LinkedHashMap<>();
    /** Since when each item is down, epoch milliseconds. */
    private final Map<String, Long> down = new LinkedHashMap<>();

    /** Since the last success. */
    private int failures;

    SharedWriter(SharedListStore store, Duration ttl, WriterInitContext context, Collection<SharedUpdate> restored) {
        this.store = store;
        this.ttlMillis = ttl.toMillis();
        this.time = context.getProcessingTimeService();
        this.writes = context.metricGroup().counter("sharedWrites");
        this.retries = context.metricGroup().counter("sharedRetries");
        this.dropped = context.metricGroup().counter("sharedDropped");
        context.metricGroup().gauge("sharedPending", pending::size);
        context.metricGroup().gauge("itemsDown", down::size);
        restored.forEach(this::add);
        sendAll();
    }

    @Override
    public void write(SharedUpdate update, Context context) {
        add(update);
        // While the store fails, the clock says when it is asked again.
        if (failures == 0) {
            sendAll();
        }
    }

    private void add(SharedUpdate update) {
        switch (update.kind()) {
            case DOWN -> {
                // An item that was down before a restart has its time already.
                long now = time.getCurrentProcessingTime();
                down.put(update.id(), update.generatedAtMillis() > 0 ? update.generatedAtMillis() : now);
                pending.put("item " + update.id(), update);
            }
            case BACK -> {
                down.remove(update.id());
                pending.put("item " + update.id(), update);
            }
            case SIMILAR -> {
                pending.put("similar " + update.id(), update);
                dropOldestItemList();
            }
            default -> pending.put(update.kind().name() + ' ' + update.id(), update);
        }
    }

    /** When there are too many. */
    private void dropOldestItemList() {
        List<String> waiting = pending.entrySet().stream()
                .filter(entry -> entry.getValue().kind() == SharedUpdate.Kind.SIMILAR)
                .map(Map.Entry::getKey)
                .toList();
        if (waiting.size() > MOST_ITEM_LISTS) {
            pending.remove(waiting.get(0));
            dropped.inc();
        }
    }

    private void sendAll() {
        try {
            for (Iterator<SharedUpdate> next = pending.values().iterator(); next.hasNext(); next.remove()) {
                send(next.next());
                writes.inc();
            }
            failures = 0;
        } catch (IOException e) {
            failures++;
            retries.inc();
            if (failures == 1) {
                LOG.warn("The store failed, {} shared updates wait; retrying until it answers", pending.size(), e);
            }
            time.registerTimer(time.getCurrentProcessingTime() + BatchSender.backoffMillis(failures), now -> sendAll());
        }
    }

    private void send(SharedUpdate update) throws IOException {
        switch (update.kind()) {
            case HOT -> {
                // It comes every few seconds, which is often enough for the marks.
                markAllDown();
                store.storeShared(RedisKeys.HOT, list(update), Map.of());
            }
            case CLUSTER -> {
                int cluster = Integer.parseInt(update.id());
                store.storeShared(
                        RedisKeys.cluster(cluster),
                        list(update),
                        Map.of(RedisKeys.WEIGHTS, WeightsCodec.encode(update.weights())));
                store.storeSummary(
                        cluster, new ClusterSummary(update.generatedAtMillis(), update.members(), update.tags()));
            }
            case SIMILAR -> store.storeShared(RedisKeys.item(update.id()), list(update), Map.of());
            case DOWN -> store.markDown(List.of(update.id()));
            case BACK -> store.clearDown(update.id());
        }
    }

    private void markAllDown() throws IOException {
        long oldest = time.getCurrentProcessingTime() - ttlMillis;
        // Lists made before an item was taken down are gone after so long.
        down.values().removeIf(since -> since < oldest);
        store.markDown(down.keySet());
    }

    private static StoredList list(SharedUpdate update) {
        return new StoredList(Version.NONE, update.generatedAtMillis(), update.candidates());
    }

    /** Called before every barrier, so it waits for nothing: {@link #snapshotState} keeps what is left. */
    @Override
    public void flush(boolean endOfInput) throws IOException {
        if (endOfInput && failures > 0) {
            sendAll();
            if (!pending.isEmpty()) {
                throw new IOException("the input ended, but " + pending.size() + " shared updates could not be stored");
            }
        }
    }

    @Override
    public List<SharedUpdate> snapshotState(long checkpointId) {
        Map<String, SharedUpdate> state = new LinkedHashMap<>(pending);
        down.forEach((itemId, since) -> state.put("item " + itemId, SharedUpdate.down(itemId, since)));
        return List.copyOf(state.values());
    }

    @Override
    public void close() {
        store.close();
    }
}
