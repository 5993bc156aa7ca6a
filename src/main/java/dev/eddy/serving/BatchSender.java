package dev.eddy.serving;

import dev.eddy.recall.Candidates;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends pending lists to the store from a thread of its own and retries until they are in.
 *
 * <p>A lock guards the queue, rather than mails to the task thread: before a barrier the task thread waits here for a
 * bounded time, and a mailbox can't be waited on with a bound.
 */
final class BatchSender implements AutoCloseable {
    /** Is told what happens; on either thread. */
    interface Observer {
        void acknowledged(List<Candidates> batch, StoreResult result);

        void failed(IOException failure);

        void rebuildRequested();

        void dropped(int users);
    }

    private static final Logger LOG = LoggerFactory.getLogger(BatchSender.class);
    private static final long FIRST_BACKOFF_MILLIS = 50;
    private static final long LONGEST_BACKOFF_MILLIS = 5_000;
    /** An answer that is being waited for ends within the store's own timeouts, a few seconds at most. */
    private static final long CLOSE_MILLIS = 10_000;

    private final CandidateStore store;
    private final RebuildRequester requester;
    private final ServingOptions options;
    private final Observer observer;
    private final Thread thread;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final PendingLists pending;
    /** How many at the head of the queue must leave even if they don't fill a batch. */
    private int due;

    private long retryAtNanos;
    /** Not before then; the sender's thread alone looks at it. */
    private long requestAtNanos = System.nanoTime();

    private Throwable broken;
    private boolean closed;

    /** Takes store and requester over: they are used and closed by the sender's thread alone. */
    BatchSender(
            CandidateStore store,
            RebuildRequester requester,
            ServingOptions options,
            Observer observer,
            Collection<WriterState> restored) {
        this.store = store;
        this.requester = requester;
        this.options = options;
        this.observer = observer;
        this.pending = new PendingLists(options.maxPending());
        pending.restore(restored);
        this.due = pending.size();
        this.thread = new Thread(this::run, "candidate-sender");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /**
     * Queues a user's lists. When the queue is full this waits while the store keeps up, however slowly, so that a
     * catch-up loses nothing; once the store fails, the oldest are dropped instead and nobody waits.
     */
    void add(Candidates lists) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (pending.isFull() && pending.failures() == 0 && broken == null && !closed) {
                changed.await();
            }
            throwIfBroken();
            pending.add(lists);
            int dropped = pending.failures() > 0 ? pending.dropOverflow() : 0;
            if (dropped > 0) {
                observer.dropped(dropped);
            }
            if (pending.size() >= options.batchSize()) {
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** All that is queued now leaves, full batch or not. */
    void sendAll() {
        lock.lock();
        try {
            due = pending.size();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Sends all that is queued and waits for the acknowledgements.
     *
     * @param patient whether to go on waiting through failures
     * @return whether all is stored
     */
    boolean drain(Duration atMost, boolean patient) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            due = pending.size();
            changed.signalAll();
            long leftNanos = atMost.toNanos();
            while (pending.size() > 0 && leftNanos > 0 && broken == null && (patient || pending.failures() == 0)) {
                leftNanos = changed.awaitNanos(leftNanos);
            }
            throwIfBroken();
            return pending.size() == 0;
        } finally {
            lock.unlock();
        }
    }

    WriterState snapshot() {
        lock.lock();
        try {
            return new WriterState(pending.snapshot(), pending.rebuildDue(), pending.marks());
        } finally {
            lock.unlock();
        }
    }

    int pendingUsers() {
        lock.lock();
        try {
            return pending.size();
        } finally {
            lock.unlock();
        }
    }

    boolean rebuildDue() {
        lock.lock();
        try {
            return pending.rebuildDue();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
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
            for (List<Candidates> batch = nextBatch(); !batch.isEmpty(); batch = nextBatch()) {
                send(batch);
                requestRebuild();
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            // Not an outage but a bug: the task thread must hear of it.
            lock.lock();
            try {
                broken = e;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Waits for a batch that is full, due or to be retried; empty when closed. */
    private List<Candidates> nextBatch() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed) {
                long backoffNanos = pending.failures() > 0 ? retryAtNanos - System.nanoTime() : 0;
                if (backoffNanos > 0) {
                    changed.awaitNanos(backoffNanos);
                } else if (pending.size() > 0
                        && (due > 0 || pending.failures() > 0 || pending.size() >= options.batchSize())) {
                    return pending.begin(options.batchSize());
                } else {
                    changed.await();
                }
            }
            return List.of();
        } finally {
            lock.unlock();
        }
    }

    private void send(List<Candidates> batch) {
        try {
            StoreResult result = store.storeNewer(batch);
            // Before the acknowledgement: who waited for it finds it counted.
            observer.acknowledged(batch, result);
            settle(batch.size(), result.isRebuildDue(), store.marks(), null);
        } catch (IOException e) {
            observer.failed(e);
            settle(0, false, null, e);
        }
    }

    /** Once the store answers again: what would be made anew before would only be dropped again. */
    private void requestRebuild() {
        lock.lock();
        try {
            if (!pending.rebuildDue() || pending.failures() > 0 || System.nanoTime() < requestAtNanos) {
                return;
            }
        } finally {
            lock.unlock();
        }
        try {
            requester.request();
        } catch (IOException e) {
            LOG.warn("The store has not all lists, and a rebuild could not be asked for; trying again", e);
            requestAtNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LONGEST_BACKOFF_MILLIS);
            return;
        }
        LOG.warn("The store has not all lists: a rebuild was asked for");
        observer.rebuildRequested();
        store.rebuildRequested();
        lock.lock();
        try {
            // What the store loses from now on, it loses after the order.
            pending.rebuildRequested();
            pending.marked(store.marks());
        } finally {
            lock.unlock();
        }
    }

    private void settle(int stored, boolean isRebuildDue, List<StoreMark> marks, IOException failure) {
        lock.lock();
        try {
            if (isRebuildDue) {
                pending.lost();
            }
            if (failure == null) {
                if (pending.failures() > 0) {
                    LOG.info("The store answers again, {} users wait", pending.size());
                }
                pending.acknowledged();
                pending.marked(marks);
                due = Math.max(0, due - stored);
            } else {
                pending.failed();
                long backoffMillis = backoffMillis(pending.failures());
                retryAtNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(backoffMillis);
                if (pending.failures() == 1 && !closed) {
                    LOG.warn("The store failed, {} users wait; retrying until it answers", pending.size(), failure);
                }
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    static long backoffMillis(int failures) {
        return Math.min(LONGEST_BACKOFF_MILLIS, FIRST_BACKOFF_MILLIS << Math.min(10, failures - 1));
    }

    private void throwIfBroken() {
        if (broken != null) {
            throw new IllegalStateException("the candidate store broke: " + broken.getMessage(), broken);
        }
    }
}
