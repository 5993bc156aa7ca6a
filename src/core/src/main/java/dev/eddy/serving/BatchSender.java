package dev.eddy.serving;

import dev.eddy.recall.Candidates;
import dev.eddy.thread.DaemonThread;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that stores the batches of a {@link SendQueue} and requests a rebuild when lists were lost. */
final class BatchSender implements AutoCloseable {
    /** Hears of each attempt, on the sender thread. */
    interface Observer {
        void acknowledged(List<Candidates> batch, CandidateStore.Result result);

        void failed(IOException failure);

        void rebuildRequested();
    }

    private static final Logger LOG = LoggerFactory.getLogger(BatchSender.class);
    /** A pending answer ends within the timeouts of the store, a few seconds at most. */
    private static final long CLOSE_MILLIS = 10_000;

    private final SendQueue queue;
    private final CandidateStore store;
    private final RebuildRequester requester;
    private final Observer observer;
    private final Thread thread = DaemonThread.of("candidate-sender", this::run);
    /** Earliest time of the next request for a rebuild. */
    private long requestAtNanos = System.nanoTime();

    /** Closes store and requester when it ends; only its thread uses them. */
    BatchSender(SendQueue queue, CandidateStore store, RebuildRequester requester, Observer observer) {
        this.queue = queue;
        this.store = store;
        this.requester = requester;
        this.observer = observer;
    }

    void start() {
        thread.start();
    }

    @Override
    public void close() {
        queue.close();
        thread.interrupt();
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (store;
                requester) {
            for (List<Candidates> batch = queue.nextBatch(); !batch.isEmpty(); batch = queue.nextBatch()) {
                send(batch);
                requestRebuild();
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            // An outage is an IOException: this is a bug, and must fail the task, which may not write again before a
            // checkpoint.
            DaemonThread.failed(e);
            queue.broke(e);
        }
    }

    private void send(List<Candidates> batch) {
        try {
            CandidateStore.Result result = store.storeNewer(batch);
            // Before the acknowledgement, so that metrics are up to date when a caller stops waiting.
            observer.acknowledged(batch, result);
            queue.stored(batch.size(), result.isRebuildDue(), store.marks());
        } catch (IOException e) {
            observer.failed(e);
            queue.failed(e);
        }
    }

    private void requestRebuild() {
        if (!queue.rebuildCanBeRequested() || System.nanoTime() < requestAtNanos) {
            return;
        }
        try {
            requester.request();
        } catch (IOException e) {
            LOG.warn("The store has lost lists, and the request for a rebuild failed; trying again", e);
            requestAtNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(SendQueue.LONGEST_BACKOFF_MILLIS);
            return;
        }
        LOG.warn("The store has lost lists: requested a rebuild");
        observer.rebuildRequested();
        store.rebuildRequested();
        queue.rebuildRequested(store.marks());
    }
}
