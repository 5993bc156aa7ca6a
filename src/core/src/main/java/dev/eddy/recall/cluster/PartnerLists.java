package dev.eddy.recall.cluster;

import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.PositionDecay;
import dev.eddy.recall.items.Scores;
import dev.eddy.vector.TopK;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Scores items by the sum of the partner lists of a user's latest items. The list of an item does not depend on the user, so
 * it is cached. New pairs of members are added to cached lists; a list is read off the index again after enough changes.
 */
public final class PartnerLists {
    /** With more new pairs than this, a list is sorted when it is read. */
    private static final int NEW_PAIRS = 64;
    /** With this many unsorted pairs, a list is dropped: it was not read for long. */
    private static final int UNREAD_PAIRS = 256;

    private final ClusterIndex index;
    private final ItemNumbers numbers;
    private final PairSource source;
    private final PositionDecay fades;
    private final int latest;
    private final double staleness;
    /** Cached lists by item slot. */
    private Partners[] kept = {};

    private int keptCount;
    private boolean keeps = true;
    /** The lists of a user's latest items, reused. */
    private final Partners[] asked;

    private final Scores scores = new Scores();
    private final TopK bestSlots;
    private final TopK bestNumbers;

    /**
     * @param latest number of a user's items whose lists are added up
     * @param fade weight of each of them, as a factor from the item before
     * @param staleness changes near an item, as a share of its members, after which its list is stale; 0 for no cache
     */
    PartnerLists(ClusterIndex index, PairSource source, int latest, double fade, double staleness) {
        ItemNumbers numbers = index.numbers;
        this.index = index;
        this.numbers = numbers;
        this.source = source;
        this.latest = latest;
        this.asked = new Partners[latest];
        this.fades = new PositionDecay(fade, latest);
        this.staleness = staleness;
        this.bestSlots =
                TopK.ofPositive(source.length, (a, b) -> numbers.compare(index.numberOf[a], index.numberOf[b]) < 0);
        this.bestNumbers = TopK.ofPositive(source.length, (a, b) -> numbers.compare(a, b) < 0);
    }

    /** Whether lists that are made from now on are kept for later requests. */
    void keep(boolean lists) {
        keeps = lists;
    }

    /** Adds the scores of the partners of a user's latest items, by item number. */
    public void score(IndexedMember user, Scores items) {
        int size = Math.min(user.recents.length, latest);
        // Prefetches all lists before the first is read: see ClusterIndex.fetchRecents.
        for (int position = 0; position < size; position++) {
            asked[position] = of(user.recents[position]);
        }
        for (int position = 0; position < size; position++) {
            fetch(asked[position], read(asked[position], position));
        }
        for (int position = 0; position < size; position++) {
            Partners partners = asked[position];
            double weight = weight(partners, position);
            items.addAll(partners.items, 0, read(partners, position), partners.scores, 0, weight);
            items.addAll(partners.newItems, 0, partners.newSize, partners.newScores, 0, weight);
        }
    }

    private void fetch(Partners partners, int size) {
        for (int i = 0; i < size; i += ClusterIndex.CACHE_LINE) {
            index.fetched += partners.items[i] + (int) partners.scores[i];
        }
    }

    /** Parts of an item's score by the user's item that adds it, both by number. */
    public Map<Integer, Double> parts(IndexedMember user, int item) {
        Map<Integer, Double> parts = new LinkedHashMap<>();
        for (int position = 0; position < Math.min(user.recents.length, latest); position++) {
            Partners partners = of(user.recents[position]);
            double part = partners.score(item, read(partners, position));
            if (part > 0) {
                parts.put(partners.item.number, weight(partners, position) * part);
            }
        }
        return parts;
    }

    private double weight(Partners partners, int position) {
        return fades.at(position) * index.halfLife.decay().at(partners.asOfMillis, source.halvedIn);
    }

    private int read(Partners partners, int position) {
        return Math.min(partners.items.length, PositionDecay.toRead(source.length, fades.at(position)));
    }

    /** Adds the pairs of a member's newest item, which the member never had before, to the cached lists. */
    void addPairsOfNewest(IndexedMember member) {
        int[] recents = member.recents;
        for (int position = 1; position <= Math.min(recents.length - 1, source.reach); position++) {
            addPair(recents[0], recents[position], position);
            addPair(recents[position], recents[0], -position);
        }
    }

    private void addPair(int item, int other, int distance) {
        Partners partners = item < kept.length ? kept[item] : null;
        if (partners == null) {
            return;
        }
        double score = source.ofPair(item, other, distance);
        if (score > 0) {
            partners.add(index.numberOf[other], (float) score);
        }
        if (partners.newSize == UNREAD_PAIRS) {
            kept[item] = null;
            keptCount--;
        }
    }

    private Partners of(int slot) {
        if (slot >= kept.length) {
            kept = Arrays.copyOf(kept, index.items.capacity() + slot / 2);
        }
        Partners known = kept[slot];
        ClusterItem item = index.items.at(slot);
        // The slot may have been that of another item.
        if (known == null
                || known.item != item
                || known.generation != numbers.generation()
                || index.changes[slot] - known.changesUntilStale > 0
                || staleness == 0) {
            Partners made = lookUp(item);
            if (keeps) {
                keptCount += known == null ? 1 : 0;
                kept[slot] = made;
            }
            return made;
        } else if (keeps && known.newSize > NEW_PAIRS) {
            known.sortIn(bestNumbers);
        }
        return known;
    }

    /** Approximate size of the cached lists in bytes of memory. */
    long bytes() {
        return (long) keptCount * source.length * (Integer.BYTES + Float.BYTES);
    }

    private Partners lookUp(ClusterItem item) {
        scores.ensureCapacity(index.items.capacity());
        source.score(item, scores);
        scores.drain().offerTo(bestSlots.cleared()).sorted();
        int changesUntilStale = index.changes[item.slot] + (int) (staleness * item.count);
        var partners = new Partners(
                item,
                changesUntilStale,
                numbers.generation(),
                index.halfLife.decay().newestMillis());
        partners.set(bestSlots);
        for (int rank = 0; rank < partners.items.length; rank++) {
            partners.items[rank] = index.numberOf[partners.items[rank]];
        }
        return partners;
    }
}
