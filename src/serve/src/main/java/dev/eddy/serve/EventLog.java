package dev.eddy.serve;

import java.util.List;

/** Where events go. */
interface EventLog {
    /**
     * An event that the job would take.
     *
     * @param json the bytes of the post
     */
    record Entry(String userId, byte[] json) {}

    /**
     * How much of a batch is in the log for sure.
     *
     * @param failure why the others may be missing; null when none is
     */
    record Outcome(int taken, String failure) {}

    /**
     * Appends events and waits, for a bounded time, until they are in the log.
     *
     * @param arrivedNanos when the post came, by {@link System#nanoTime}
     */
    Outcome append(List<Entry> entries, long arrivedNanos);
}
