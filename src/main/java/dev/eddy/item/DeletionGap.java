package dev.eddy.item;

import java.time.Duration;

/**
 * Whether the job may have missed deletions: a compacted topic drops them some time after they were written, and a job that
 * reads on after that keeps an item, a vector or an order that was taken back.
 *
 * @param millis for how long the topics were not read before the job went on; 0 for a job that began anew
 * @param keptMillis for how long the topics keep deletions
 */
record DeletionGap(long millis, long keptMillis) {

    /**
     * The gap before a start.
     *
     * @param readUntil when each task of the job before wrote the state that this one begins with, epoch milliseconds
     */
    static DeletionGap before(long nowMillis, Iterable<Long> readUntil, Duration kept) {
        long latest = Long.MIN_VALUE;
        for (long each : readUntil) {
            latest = Math.max(latest, each);
        }
        return new DeletionGap(latest == Long.MIN_VALUE ? 0 : Math.max(0, nowMillis - latest), kept.toMillis());
    }

    boolean isTooLong() {
        return millis > keptMillis;
    }

    /** For the log. */
    String inWords() {
        return "the topics were not read for " + inWords(millis) + " and keep deletions for " + inWords(keptMillis)
                + ": items, vectors and commands that were deleted meanwhile may have stayed; delete them once more";
    }

    private static String inWords(long millis) {
        Duration time = Duration.ofMillis(millis);
        return time.toHours() > 0 ? time.toHours() + " h" : time.toMillis() + " ms";
    }
}
