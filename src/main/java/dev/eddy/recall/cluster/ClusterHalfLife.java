package dev.eddy.recall.cluster;

import dev.eddy.recall.items.Decay;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * How fast a cluster lives: the time from its n-th newest interaction to its newest, where n is a share of all there are, or a
 * least number while there are few. Decay by it lets one setting fit a stream of news, where last week is old, and a library
 * where last year is not, whatever the size of the cluster. Counted by the hour, and by eighths of an octave, so that it does
 * not change with every click.
 */
public final class ClusterHalfLife {
    private static final long HOUR_MILLIS = TimeUnit.HOURS.toMillis(1);
    private static final double STEPS_PER_OCTAVE = 8;

    private final int least;
    private final double share;
    private long total;
    private final TreeMap<Long, Integer> countByHour = new TreeMap<>();
    /** Hour of the n-th newest interaction, or of the oldest when there are fewer; kept up with every change. */
    private long hourOfNth = Long.MAX_VALUE;
    /** Interactions from that hour on. */
    private int sinceNth;

    private long newestHour;
    private long hours = -1;
    private Decay decay;
    private int era;

    /**
     * @param least at least 1
     * @param share in [0, 1]
     */
    public ClusterHalfLife(int least, double share) {
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

    /** The half-life in milliseconds, an hour at least. */
    double millis() {
        double octaves = Math.log((double) hours) / Math.log(2);
        return HOUR_MILLIS * Math.pow(2, Math.rint(octaves * STEPS_PER_OCTAVE) / STEPS_PER_OCTAVE);
    }

    /** The beginning of the hour of the newest interaction, 0 when there is none. */
    long newestMillis() {
        return newestHour * HOUR_MILLIS;
    }

    /** The decay of the cluster's interactions. */
    Decay decay() {
        return decay;
    }

    /** Another number with each change of the decay: what was faded in another era must be faded anew. */
    int era() {
        return era;
    }
}
