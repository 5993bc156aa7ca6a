package dev.eddy.serving;

import dev.eddy.recall.Candidates;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The queue between the task thread, which adds lists, and the sender thread, which takes batches. It decides when a batch
 * leaves, when a failed batch is tried again, and when the task thread waits. It is a monitor, because the task thread must
 * wait with a time limit before a barrier, which Flink's mailbox does not offer.
 */
final class SendQueue {
    private static final Logger LOG = LoggerFactory.getLogger(SendQueue.class);
    private static final long FIRST_BACKOFF_MILLIS = 50;
    static final long LONGEST_BACKOFF_MILLIS = 5_000;

    private final int batchSize;
    private final PendingLists pending;
    /** Marks of the last acknowledged batch. */
    private List<StoreMark> marks;
    /** Whether lists were dropped or lost since the last request for a rebuild. */
    private boolean rebuildDue;
    /** Number of users at the head of the queue that leave even if they do not fill a batch. */
    private int due;

    private long retryAtNanos;
    /** What stopped the sender thread; null while it runs. */
    private Throwable broken;

    private boolean closed;

    SendQueue(ServingOptions options, Collection<WriterState> restored) {
        this.batchSize = options.batchSize();
        this.pending = new PendingLists(options.maxPending());
        restored.forEach(state -> state.pending().forEach(pending::add));
        this.due = pending.size();
        this.marks = restored.stream().flatMap(state -> state.marks().stream()).toList();
        this.rebuildDue = restored.stream().anyMatch(WriterState::rebuildDue);
    }

    static long backoffMillis(int failures) {
        return Math.min(LONGEST_BACKOFF_MILLIS, FIRST_BACKOFF_MILLIS << Math.min(10, failures - 1));
    }

    /**
     * Adds a user's lists and returns the number of users dropped. While the store works, a full queue makes the caller wait,
     * so that a catch-up loses nothing; while the store fails, the oldest users are dropped instead.
     */
    synchronized int add(Candidates lists) throws InterruptedException {
        while (pending.isFull() && pending.failures() == 0 && broken == null && !closed) {
            wait();
        }
        throwIfBroken();
        pending.add(lists);
        if (pending.size() >= batchSize) {
            notifyAll();
        }
        int dropped = pending.failures() > 0 ? pending.dropOverflow() : 0;
        rebuildDue |= dropped > 0;
        return dropped;
    }

    /** Makes all queued lists leave, whether or not they fill a batch. */
    synchronized void sendAll() {
        due = pending.size();
        notifyAll();
    }

    /** Waits until all queued lists are stored, or if not patient until the store fails; returns whether all are stored. */
    synchronized boolean drain(Duration atMost, boolean patient) throws InterruptedException {
        sendAll();
        long deadline = System.nanoTime() + atMost.toNanos();
        for (long left = atMost.toNanos();
                left > 0 && pending.size() > 0 && broken == null && (patient || pending.failures() == 0);
                left = deadline - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        throwIfBroken();
        return pending.size() == 0;
    }

    synchronized WriterState snapshot() {
        return new WriterState(pending.snapshot(), rebuildDue, marks);
    }

    synchronized int size() {
        return pending.size();
    }

    synchronized boolean rebuildDue() {
        return rebuildDue;
    }

    /** Whether to request a rebuild now: not while the store fails, because it would lose the new lists as well. */
    synchronized boolean rebuildCanBeRequested() {
        return rebuildDue && pending.failures() == 0;
    }

    /** Waits for a batch that is full, due or to be retried; empty when the queue is closed. */
    synchronized List<Candidates> nextBatch() throws InterruptedException {
        while (!closed) {
            long backoffNanos = pending.failures() > 0 ? retryAtNanos - System.nanoTime() : 0;
            if (backoffNanos > 0) {
                TimeUnit.NANOSECONDS.timedWait(this, backoffNanos);
            } else if (pending.size() > 0 && (due > 0 || pending.failures() > 0 || pending.size() >= batchSize)) {
                return pending.begin(batchSize);
            } else {
                wait();
            }
        }
        return List.of();
    }

    /** @param isLost whether the store has lost lists, so that a rebuild is due */
    synchronized void stored(int users, boolean isLost, List<StoreMark> newMarks) {
        rebuildDue |= isLost;
        if (pending.failures() > 0) {
            LOG.info("The store answers again, {} users wait", pending.size());
        }
        pending.acknowledged();
        marks = List.copyOf(newMarks);
        due = Math.max(0, due - users);
        notifyAll();
    }

    synchronized void failed(IOException failure) {
        pending.failed();
        retryAtNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(backoffMillis(pending.failures()));
        if (pending.failures() == 1 && !closed) {
            LOG.warn("The store failed, {} users wait; retrying until it answers", pending.size(), failure);
        }
        notifyAll();
    }

    /** Takes new marks, so that a loss from now on counts as one after the request. */
    synchronized void rebuildRequested(List<StoreMark> newMarks) {
        rebuildDue = false;
        marks = List.copyOf(newMarks);
    }

    /** Stops the queue with an error that the task thread throws. */
    synchronized void broke(Throwable failure) {
        broken = failure;
        notifyAll();
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    private void throwIfBroken() {
        if (broken != null) {
            throw new IllegalStateException("the candidate store broke: " + broken.getMessage(), broken);
        }
    }
}
