package dev.eddy.item;

import java.time.Duration;

/** Whether the job may have missed deletions, since compaction drops them {@code keptMillis} after they came. */
record DeletionGap(long millis, long keptMillis) {

    /** The gap before a start, from the last checkpoint of each task; 0 without a state. */
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

    String inWords() {
        return "the topics were not read for " + inWords(millis) + " and keep deletions for " + inWords(keptMillis)
                + ": items, vectors and commands that were deleted meanwhile may have stayed; delete them once more";
    }

    private static String inWords(long millis) {
        Duration time = Duration.ofMillis(millis);
        return time.toHours() > 0 ? time.toHours() + " h" : time.toMillis() + " ms";
    }
}
