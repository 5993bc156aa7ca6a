package dev.eddy.neighbours;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * How fast a cluster lives: the age of its n-th newest interaction. Fading by it lets one setting fit a stream of news,
 * where last week is old, and a library where last year is not. Counted by the hour.
 */
final class Tempo {
    private static final long HOUR_MILLIS = TimeUnit.HOURS.toMillis(1);

    private final TreeMap<Long, Integer> countByHour = new TreeMap<>();

    void add(long atMillis) {
        countByHour.merge(Math.floorDiv(atMillis, HOUR_MILLIS), 1, Integer::sum);
    }

    void remove(long atMillis) {
        countByHour.computeIfPresent(
                Math.floorDiv(atMillis, HOUR_MILLIS), (hour, count) -> count == 1 ? null : count - 1);
    }

    /** Age of the n-th newest interaction, or of the oldest when there are fewer, in milliseconds; an hour at least. */
    long ageOfNewest(int n, long asOfMillis) {
        long hour = Math.floorDiv(asOfMillis, HOUR_MILLIS);
        int seen = 0;
        for (Map.Entry<Long, Integer> entry : countByHour.descendingMap().entrySet()) {
            hour = entry.getKey();
            seen += entry.getValue();
            if (seen >= n) {
                break;
            }
        }
        return Math.max(asOfMillis - hour * HOUR_MILLIS, HOUR_MILLIS);
    }
}
