package dev.eddy.lab.bench;

import java.util.ArrayList;
import java.util.List;

/** The times in which nothing was written. */
final class WriteGaps {
    private final List<Gap> gaps = new ArrayList<>();
    private Long since;
    private long seen;

    private record Gap(long fromMillis, long toMillis) {
        long millis() {
            return toMillis - fromMillis;
        }
    }

    /**
     * Takes a reading.
     *
     * @param written how many writes there ever were
     */
    void observe(long nowMillis, long written) {
        if (since == null) {
            since = nowMillis;
        } else if (written != seen) {
            gaps.add(new Gap(since, nowMillis));
            since = nowMillis;
        }
        seen = written;
    }

    /** The longest gap of those that touch a stretch of time, each in full length; 0 when none does. */
    long longestIn(long fromMillis, long toMillis) {
        return gaps.stream()
                .filter(gap -> gap.fromMillis() <= toMillis && gap.toMillis() >= fromMillis)
                .mapToLong(Gap::millis)
                .max()
                .orElse(0);
    }
}
