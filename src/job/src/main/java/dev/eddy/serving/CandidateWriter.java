package dev.eddy.serving;

import dev.eddy.recall.Candidates;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.ThreadSafeSimpleCounter;

/**
 * Groups lists into batches for the store. A batch leaves when it is full or {@link ServingOptions#linger} has passed. The
 * lists that the store has not acknowledged are the writer's state.
 */
public final class CandidateWriter implements StatefulSinkWriter<Candidates, WriterState> {
    /** Users in one piece of state, so that rescaling can spread the state over subtasks. */
    private static final int STATE_PIECE = 512;

    private final ServingOptions options;
    private final ProcessingTimeService time;
    private final SendQueue queue;
    private final BatchSender sender;
    private final Counter dropped;
    /** Null while no list lingers. */
    private ScheduledFuture<?> lingering;

    CandidateWriter(
            CandidateStore store,
            RebuildRequester requester,
            ServingOptions options,
            WriterInitContext context,
            Collection<WriterState> restored) {
        this.options = options;
        this.time = context.getProcessingTimeService();
        this.queue = new SendQueue(options, restored);
        this.sender = new BatchSender(queue, store, requester, new Metrics(context.metricGroup(), time));
        this.dropped = context.metricGroup().counter("redisDropped", new ThreadSafeSimpleCounter());
        context.metricGroup().gauge("redisForeign", store::foreignReplaced);
        context.metricGroup().gauge("redisPending", queue::size);
        context.metricGroup().gauge("rebuildDue", () -> queue.rebuildDue() ? 1 : 0);
        sender.start();
    }

    @Override
    public void write(Candidates lists, Context context) throws InterruptedException {
        dropped.inc(queue.add(lists));
        if (lingering == null) {
            lingering = time.registerTimer(
                    time.getCurrentProcessingTime() + options.linger().toMillis(), now -> {
                        lingering = null;
                        queue.sendAll();
                    });
        }
    }

    /** Runs before every barrier, so it does not wait for a store that is down; {@link #snapshotState} keeps the rest. */
    @Override
    public void flush(boolean endOfInput) throws IOException, InterruptedException {
        if (!endOfInput) {
            queue.drain(options.flushWait(), false);
        } else if (!queue.drain(options.finalWait(), true)) {
            throw new IOException("the input ended, but the lists of " + queue.size()
                    + " users could not be stored within " + options.finalWait());
        }
    }

    @Override
    public List<WriterState> snapshotState(long checkpointId) {
        WriterState all = queue.snapshot();
        if (all.pending().isEmpty()) {
            return all.rebuildDue() || !all.marks().isEmpty() ? List.of(all) : List.of();
        }
        List<WriterState> pieces = new ArrayList<>();
        for (int from = 0; from < all.pending().size(); from += STATE_PIECE) {
            List<Candidates> piece =
                    all.pending().subList(from, Math.min(all.pending().size(), from + STATE_PIECE));
            pieces.add(new WriterState(piece, all.rebuildDue(), from == 0 ? all.marks() : List.of()));
        }
        return pieces;
    }

    @Override
    public void close() {
        sender.close();
    }

    /** Metrics of the sender thread; its counters are safe for the reporters' threads. */
    private static final class Metrics implements BatchSender.Observer {
        private final ProcessingTimeService time;
        private final Counter writes = new ThreadSafeSimpleCounter();
        private final Counter retries = new ThreadSafeSimpleCounter();
        private final Counter full = new ThreadSafeSimpleCounter();
        private final Counter refused = new ThreadSafeSimpleCounter();
        private final Counter rebuilds = new ThreadSafeSimpleCounter();
        private final LatencyMetrics freshness;

        Metrics(MetricGroup group, ProcessingTimeService time) {
            this.time = time;
            this.freshness = new LatencyMetrics(time::getCurrentProcessingTime);
            group.counter("redisWrites", writes);
            group.counter("redisRetries", retries);
            group.counter("redisFull", full);
            group.counter("redisRefusedAsOlder", refused);
            group.counter("rebuildsRequested", rebuilds);
            group.histogram("freshnessMillis", freshness);
        }

        @Override
        public void acknowledged(List<Candidates> batch, CandidateStore.Result result) {
            writes.inc(result.written());
            refused.inc(result.refused());
            long now = time.getCurrentProcessingTime();
            for (Candidates lists : batch) {
                if (lists.appendedAtMillis() != 0) {
                    freshness.update(now - lists.appendedAtMillis());
                }
            }
        }

        @Override
        public void rebuildRequested() {
            rebuilds.inc();
        }

        @Override
        public void failed(IOException failure) {
            retries.inc();
            full.inc(failure instanceof StoreFullException ? 1 : 0);
        }
    }
}
