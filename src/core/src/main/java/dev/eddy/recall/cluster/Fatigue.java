package dev.eddy.recall.cluster;

import dev.eddy.user.Impressions;
import dev.eddy.vector.Exp2;

/** How tired a member is, at an instant, of items that were shown and not clicked. */
public final class Fatigue {
    private final Impressions impressions;
    private final long asOfMillis;
    private final double halfLifeMillis;
    private final int limit;

    Fatigue(Impressions impressions, FilterOptions options, long asOfMillis) {
        this.impressions = impressions;
        this.asOfMillis = asOfMillis;
        this.halfLifeMillis = options.impressionsHalfLife().toMillis();
        this.limit = options.impressions();
    }

    /** Whether the member is tired of nothing. */
    public boolean isNone() {
        return impressions.isEmpty();
    }

    /**
     * In [0, 1): 0 of an item that was not shown, one half of an item that was just shown once.
     *
     * @param item hash of its id
     */
    public float of(long item) {
        return (float) (1 - Exp2.of(-impressions(item)));
    }

    /** Whether the item was shown so often that it is left out. */
    boolean isTooMuch(long item) {
        // The last one has faded a little by the time of the list.
        return impressions(item) > limit - .5;
    }

    /** Impressions since the last click; all of them count half when the last one is as old as the half-life. */
    private double impressions(long item) {
        int index = impressions.indexOf(item);
        if (index < 0) {
            return 0;
        }
        long age = Math.max(0, asOfMillis - impressions.lastMillis()[index]);
        return impressions.counts()[index] * Exp2.of(-age / halfLifeMillis);
    }
}
