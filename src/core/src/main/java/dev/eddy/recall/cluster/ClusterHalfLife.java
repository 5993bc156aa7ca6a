package dev.eddy.recall.cluster;

import dev.eddy.recall.items.Decay;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Half-life of a cluster: the time from its n-th newest interaction to its newest, where n is a share of all
 * interactions and at least a given number. With it, one setting fits news and libraries, and clusters of any size. It
 * is counted in hours and rounded to an eighth of an octave, so that few clicks change it.
 */
final class ClusterHalfLife {
    private static final long HOUR_MILLIS = TimeUnit.HOURS.toMillis(1);
    private static final double STEPS_PER_OCTAVE = 8;

    private final int least;
    private final double share;
    private long total;
    private final TreeMap<Long, Integer> countByHour = new TreeMap<>();
    /** Hour of the n-th newest interaction, or of the oldest when there are fewer than n. */
    private long hourOfNth = Long.MAX_VALUE;
    /** Interactions from that hour on. */
    private int sinceNth;

    private long newestHour;
    private long hours = -1;
    private Decay decay;
    private int era;

    /** Takes the smallest n, at least 1, and the share of all interactions that n is, in [0, 1]. */
    ClusterHalfLife(int least, double share) {
        this.least = least;
        this.share = share;
        settle();
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
            // Moves past an hour that is empty or that the n newest do not reach.
            if (newer == null || (inHour > 0 && sinceNth - inHour < n)) {
                break;
            }
            hourOfNth = newer;
            sinceNth -= inHour;
        }
        if (countByHour.isEmpty()) {
            hourOfNth = Long.MAX_VALUE;
        }
        setFading();
    }

    private void setFading() {
        long newest = countByHour.isEmpty() ? 0 : countByHour.lastKey();
        long age = countByHour.isEmpty() ? 1 : Math.max(1, newest - hourOfNth);
        if (newest == newestHour && age == hours) {
            return;
        }
        newestHour = newest;
        hours = age;
        Decay now = Decay.of(millis(), newestMillis());
        if (!now.equals(decay)) {
            decay = now;
            era++;
        }
    }

    /** The half-life in milliseconds, at least one hour. */
    double millis() {
        double octaves = Math.log((double) hours) / Math.log(2);
        return HOUR_MILLIS * Math.pow(2, Math.rint(octaves * STEPS_PER_OCTAVE) / STEPS_PER_OCTAVE);
    }

    /** Start of the hour of the newest interaction; 0 when there is none. */
    long newestMillis() {
        return newestHour * HOUR_MILLIS;
    }

    Decay decay() {
        return decay;
    }

    /** Number of changes of the decay: weights of another era are stale. */
    int era() {
        return era;
    }
}
