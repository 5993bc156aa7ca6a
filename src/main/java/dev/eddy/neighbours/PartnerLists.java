package dev.eddy.neighbours;

import dev.eddy.vector.TopK;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * For each item of a cluster the items that go with it, best first, and the sum of these over a user's latest items. A list is
 * the same whoever asks, so it is kept and made anew only when enough of the members it was read from have had something
 * since: a refresh then adds up short lists, where it would walk thousands of histories.
 */
final class PartnerLists {
    /** Partners beyond it are too weak to matter in a sum. */
    private static final int LENGTH = 300;

    private final ClusterIndex index;
    private final Source source;
    private final double tempos;
    private final Fades fades;
    private final int latest;
    private final double staleness;
    /** Of the items that were asked for, by slot. */
    private Partners[] kept = {};

    private final Scores scores = new Scores();
    private final TopK best;

    /** Where a list comes from. */
    @FunctionalInterface
    interface Source {
        /** Adds to the scores of items, by slot, what they are to one item. */
        void score(IndexedItem item, Scores partners);
    }

    /**
     * The partners of an item.
     *
     * @param changes of the item when they were looked up
     * @param fading of their scores
     * @param items numbers, best first
     */
    private record Partners(IndexedItem item, long changes, Fading fading, int[] items, float[] scores) {}

    /**
     * @param tempos the cluster's tempos in which an interaction halves what it counts
     * @param latest so many of a user's items are looked at
     * @param fade of each of them, to the one before
     * @param staleness share of an item's members who may have had something since; 0: a list is never kept
     */
    PartnerLists(
            ClusterIndex index,
            ItemNumbers numbers,
            Source source,
            double tempos,
            int latest,
            double fade,
            double staleness) {
        this.index = index;
        this.source = source;
        this.tempos = tempos;
        this.latest = latest;
        this.fades = new Fades(fade, latest);
        this.staleness = staleness;
        this.best = TopK.ofPositive(LENGTH, (a, b) -> numbers.compare(index.numberOf[a], index.numberOf[b]) < 0);
    }

    /** Adds to the scores of items, by number, what they are to a user's latest items. */
    void score(IndexedMember user, Scores items) {
        for (int position = 0; position < Math.min(user.recents.length, latest); position++) {
            Partners partners = of(index.items.at(user.recents[position]));
            items.addAll(partners.items, partners.scores, 0, read(partners, position), weight(partners, position));
        }
    }

    /** What each of a user's latest items, by number, adds to the score of one. */
    Map<Integer, Double> parts(IndexedMember user, int item) {
        Map<Integer, Double> parts = new LinkedHashMap<>();
        for (int position = 0; position < Math.min(user.recents.length, latest); position++) {
            Partners partners = of(index.items.at(user.recents[position]));
            for (int i = 0; i < read(partners, position); i++) {
                if (partners.items[i] == item) {
                    parts.put(partners.item.number, weight(partners, position) * partners.scores[i]);
                }
            }
        }
        return parts;
    }

    private double weight(Partners partners, int position) {
        return fades.at(position) * partners.fading.relativeTo(index.tempo.newestMillis(), tempos);
    }

    private int read(Partners partners, int position) {
        return Math.min(partners.items.length, Evidence.toRead(LENGTH, fades.at(position)));
    }

    private Partners of(IndexedItem item) {
        if (item.slot >= kept.length) {
            kept = Arrays.copyOf(kept, index.items.capacity() + item.slot / 2);
        }
        Partners known = kept[item.slot];
        // Of the item that had the slot before, nothing holds.
        if (known == null
                || known.item != item
                || staleness == 0
                || item.changes - known.changes > staleness * item.count()) {
            known = lookUp(item);
            kept[item.slot] = known;
        }
        return known;
    }

    private Partners lookUp(IndexedItem item) {
        scores.ensureCapacity(index.items.capacity());
        source.score(item, scores);
        scores.offerTo(best.cleared()).sorted();
        scores.clear();
        int[] items = best.ids();
        for (int rank = 0; rank < items.length; rank++) {
            items[rank] = index.numberOf[items[rank]];
        }
        return new Partners(item, item.changes, index.tempo.fading(), items, best.scores());
    }
}
