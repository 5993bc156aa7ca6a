package dev.eddy.neighbours;

import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * How fast a cluster lives: the age of its n-th newest interaction, where n is a share of all there are, or a least number
 * while there are few. Fading by it lets one setting fit a stream of news, where last week is old, and a library where last
 * year is not, whatever the size of the cluster. Counted by the hour.
 */
final class Tempo {
    private static final long HOUR_MILLIS = TimeUnit.HOURS.toMillis(1);

    private final int least;
    private final double share;
    private long total;
    private final TreeMap<Long, Integer> countByHour = new TreeMap<>();
    /** Hour of the n-th newest interaction, or of the oldest when there are fewer; kept up with every change. */
    private long hourOfNth = Long.MAX_VALUE;
    /** Interactions from that hour on. */
    private int sinceNth;

    /**
     * @param least at least 1
     * @param share in [0, 1]
     */
    Tempo(int least, double share) {
        this.least = least;
        this.share = share;
    }

    void add(long atMillis) {
        long hour = Math.floorDiv(atMillis, HOUR_MILLIS);
        total++;
        countByHour.merge(hour, 1, Integer::sum);
        if (hour >= hourOfNth) {
            sinceNth++;
        }
        settle();
    }

    void remove(long atMillis) {
        long hour = Math.floorDiv(atMillis, HOUR_MILLIS);
        total--;
        countByHour.computeIfPresent(hour, (key, count) -> count == 1 ? null : count - 1);
        if (hour >= hourOfNth) {
            sinceNth--;
        }
        settle();
    }

    private void settle() {
        long n = Math.max(least, (long) (total * share));
        while (sinceNth < n) {
            var older = countByHour.lowerEntry(hourOfNth);
            if (older == null) {
                break;
            }
            hourOfNth = older.getKey();
            sinceNth += older.getValue();
        }
        while (!countByHour.isEmpty()) {
            int inHour = countByHour.getOrDefault(hourOfNth, 0);
            Long newer = countByHour.higherKey(hourOfNth);
            // An hour that is empty by now, or one that the n newest do without.
            if (newer == null || (inHour > 0 && sinceNth - inHour < n)) {
                break;
            }
            hourOfNth = newer;
            sinceNth -= inHour;
        }
        if (countByHour.isEmpty()) {
            hourOfNth = Long.MAX_VALUE;
        }
    }

    /** Age of the n-th newest interaction, or of the oldest when there are fewer, in milliseconds; an hour at least. */
    long age(long asOfMillis) {
        return countByHour.isEmpty() ? HOUR_MILLIS : Math.max(asOfMillis - hourOfNth * HOUR_MILLIS, HOUR_MILLIS);
    }
}
