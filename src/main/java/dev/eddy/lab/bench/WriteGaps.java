package dev.eddy.lab.bench;

import java.util.ArrayList;
import java.util.List;

/** Times without a write. */
final class WriteGaps {
    private final List<Gap> gaps = new ArrayList<>();
    private Long since;
    private long seen;

    private record Gap(long fromMillis, long toMillis) {}

    /** Takes a reading of the number of writes since the start. */
    void observe(long nowMillis, long written) {
        if (since == null) {
            since = nowMillis;
        } else if (written != seen) {
            gaps.add(new Gap(since, nowMillis));
            since = nowMillis;
        }
        seen = written;
    }

    /** Full length of the longest gap that overlaps a stretch of time, in milliseconds; 0 when there is none. */
    long longestIn(long fromMillis, long toMillis) {
        return gaps.stream()
                .filter(gap -> gap.fromMillis() <= toMillis && gap.toMillis() >= fromMillis)
                .mapToLong(gap -> gap.toMillis() - gap.fromMillis())
                .max()
                .orElse(0);
    }
}
