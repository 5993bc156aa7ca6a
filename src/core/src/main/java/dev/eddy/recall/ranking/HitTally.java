package dev.eddy.recall.ranking;

import java.util.BitSet;
import java.util.concurrent.TimeUnit;

/**
 * Hits of one list since the task began, and in a window of the last five to ten minutes. Written by one thread, read
 * by any.
 */
public final class HitTally {
    /**
     * Counts of sampled clicks on items among the first {@value LiveHits#CUT_OFF} of a list made just before.
     *
     * @param samples sampled clicks
     * @param hits clicks on an item of the list
     * @param reciprocalRanks sum of 1 / rank over the hits
     */
    public record Hits(long samples, long hits, double reciprocalRanks) {
        static final Hits NONE = new Hits(0, 0, 0);

        /** @param rank from 1; 0 for a click on an item that the list lacks */
        Hits plus(int rank) {
            return rank == 0
                    ? new Hits(samples + 1, hits, reciprocalRanks)
                    : new Hits(samples + 1, hits + 1, reciprocalRanks + 1.0 / rank);
        }

        Hits plus(Hits more) {
            return new Hits(samples + more.samples, hits + more.hits, reciprocalRanks + more.reciprocalRanks);
        }

        /** Share of hits; NaN without samples. */
        public double rate() {
            return (double) hits / samples;
        }

        /** Mean reciprocal rank, 0 for a click that is no hit; NaN without samples. */
        public double mrr() {
            return reciprocalRanks / samples;
        }
    }

    private static final long HALF_MILLIS = TimeUnit.MINUTES.toMillis(5);

    private volatile Hits total = Hits.NONE;
    private volatile Lately lately = new Lately(Long.MIN_VALUE, Hits.NONE, Hits.NONE, 0, 0);

    // Items, by number, among the first {@value LiveHits#CUT_OFF} of the list.
    private BitSet shown = new BitSet();
    private BitSet shownBefore = new BitSet();

    /**
     * @param sinceMillis when the newer half began
     * @param shown items in the newer half
     * @param shownInBoth items in either
     */
    private record Lately(long sinceMillis, Hits newer, Hits older, int shown, int shownInBoth) {}

    /**
     * Adds a sampled click.
     *
     * @param rank as for {@link Hits#plus(int)}
     * @param items numbers of the list's items
     * @param size number of shown items, from the start of {@code items}
     */
    void add(int rank, int[] items, int size, long nowMillis) {
        total = total.plus(rank);
        Lately before = atLatest(nowMillis);
        int more = 0;
        int moreInBoth = 0;
        for (int i = 0; i < size; i++) {
            if (!shown.get(items[i])) {
                shown.set(items[i]);
                more++;
                moreInBoth += shownBefore.get(items[i]) ? 0 : 1;
            }
        }
        lately = new Lately(
                before.sinceMillis,
                before.newer.plus(rank),
                before.older,
                before.shown + more,
                before.shownInBoth + moreInBoth);
    }

    private Lately atLatest(long nowMillis) {
        Lately known = lately;
        if (known.sinceMillis != Long.MIN_VALUE && nowMillis < known.sinceMillis + HALF_MILLIS) {
            return known;
        }
        boolean isFollowed = known.sinceMillis != Long.MIN_VALUE && nowMillis < known.sinceMillis + 2 * HALF_MILLIS;
        shownBefore = isFollowed ? shown : new BitSet();
        shown = new BitSet();
        return new Lately(nowMillis, Hits.NONE, isFollowed ? known.newer : Hits.NONE, 0, isFollowed ? known.shown : 0);
    }

    public Hits total() {
        return total;
    }

    /** In the last five to ten minutes. */
    public Hits lately(long nowMillis) {
        Lately known = lately;
        if (known.sinceMillis == Long.MIN_VALUE || nowMillis >= known.sinceMillis + 2 * HALF_MILLIS) {
            return Hits.NONE;
        }
        return nowMillis >= known.sinceMillis + HALF_MILLIS ? known.newer : known.newer.plus(known.older);
    }

    /** Distinct items among the first {@value LiveHits#CUT_OFF} of the list in the window. */
    public int shownLately() {
        return lately.shownInBoth;
    }
}
