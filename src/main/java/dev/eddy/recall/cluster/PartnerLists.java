package dev.eddy.recall.cluster;

import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.PositionDecay;
import dev.eddy.recall.items.Scores;
import dev.eddy.vector.TopK;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * For each item of a cluster its partners, the items that go with it, best first; and the sum of these lists over a user's latest
 * items. A list does not depend on the user, so it is kept. A member's new pair of items is added to the lists that are
 * kept, and a list is read off the index again when enough of the item's members have had something since.
 */
public final class PartnerLists {
    /** A list with more new pairs than this has them sorted in when it is read. */
    private static final int NEW_PAIRS = 64;

    /** A list with this many new pairs, which nobody has read for long, is dropped. */
    private static final int UNREAD_PAIRS = 256;

    private final ClusterIndex index;
    private final ItemNumbers numbers;
    private final Source source;
    private final PositionDecay fades;
    private final int latest;
    private final double staleness;
    /** The lists of items that were asked for, by the item's slot. */
    private Partners[] kept = {};

    /** How many lists are kept. */
    private int keptCount;

    /** The lists of a user's latest items. */
    private final Partners[] asked;

    private final Scores scores = new Scores();
    private final TopK bestSlots;
    private final TopK bestNumbers;

    /** Where a list comes from. */
    interface Source {
        /** Adds the scores of an item's partners, by slot. */
        void score(ClusterItem item, Scores partners);

        /** Partners of an item, at most: those beyond are too weak to matter in a sum. */
        int length();

        /** Half-lives that halve the scores of a list that is kept. */
        double halvedIn();

        /** How many positions two items may be apart. */
        int reach();

        /**
         * What one member adds to the score of an item's partner, had the member both just now.
         *
         * @param item slot of the item whose list it is
         * @param other slot of the partner
         * @param distance positions from the item to the partner; below 0 when the partner came after the item
         */
        double ofPair(int item, int other, int distance);
    }

    /** The partners of an item, by number, best first; and new pairs in no order, in which an item may be twice. */
    private static final class Partners {
        final ClusterItem item;
        /** The list is read off the index again when the item has more changes than this. */
        final int changesUntilStale;
        /** {@link ItemNumbers#generation} when the list was read off the index. */
        final int generation;
        /** The time that ages were counted from when the list was read off the index. */
        final long asOfMillis;

        int[] items;
        float[] scores;
        int[] newItems = {};
        float[] newScores = {};
        int newSize;

        Partners(ClusterItem item, int changesUntilStale, int generation, long asOfMillis) {
            this.item = item;
            this.changesUntilStale = changesUntilStale;
            this.generation = generation;
            this.asOfMillis = asOfMillis;
        }

        void add(int number, float score) {
            if (newSize == newItems.length) {
                newItems = Arrays.copyOf(newItems, 2 * newSize + 8);
                newScores = Arrays.copyOf(newScores, newItems.length);
            }
            newItems[newSize] = number;
            newScores[newSize++] = score;
        }

        void set(TopK best) {
            items = best.ids();
            scores = best.scores();
            newSize = 0;
        }
    }

    /**
     * @param latest items of a user whose lists are added up
     * @param fade weight of each of them against the one before
     * @param staleness share of an item's members who may have had something since its list was read off the index; 0: a list is
     *     never kept
     */
    PartnerLists(ClusterIndex index, ItemNumbers numbers, Source source, int latest, double fade, double staleness) {
        this.index = index;
        this.numbers = numbers;
        this.source = source;
        this.latest = latest;
        this.asked = new Partners[latest];
        this.fades = new PositionDecay(fade, latest);
        this.staleness = staleness;
        this.bestSlots =
                TopK.ofPositive(source.length(), (a, b) -> numbers.compare(index.numberOf[a], index.numberOf[b]) < 0);
        this.bestNumbers = TopK.ofPositive(source.length(), (a, b) -> numbers.compare(a, b) < 0);
    }

    /** Adds to the scores of items, by number, what they are to a user's latest items. */
    public void score(IndexedMember user, Scores items) {
        int size = Math.min(user.recents.length, latest);
        // All lists are fetched before the first is read, see ClusterIndex.fetchRecents.
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

    /** What each of a user's latest items, by number, adds to the score of one. */
    public Map<Integer, Double> parts(IndexedMember user, int item) {
        Map<Integer, Double> parts = new LinkedHashMap<>();
        for (int position = 0; position < Math.min(user.recents.length, latest); position++) {
            Partners partners = of(user.recents[position]);
            double part = sum(item, partners.items, partners.scores, read(partners, position))
                    + sum(item, partners.newItems, partners.newScores, partners.newSize);
            if (part > 0) {
                parts.put(partners.item.number, weight(partners, position) * part);
            }
        }
        return parts;
    }

    private static double sum(int item, int[] items, float[] scores, int size) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += items[i] == item ? scores[i] : 0;
        }
        return sum;
    }

    private double weight(Partners partners, int position) {
        return fades.at(position) * index.halfLife.decay().at(partners.asOfMillis, source.halvedIn());
    }

    private int read(Partners partners, int position) {
        return Math.min(partners.items.length, PositionDecay.toRead(source.length(), fades.at(position)));
    }

    /** Adds the pairs of a member's newest item, which the member never had before, to the lists that are kept. */
    void addPairsOfNewest(IndexedMember member) {
        int[] recents = member.recents;
        for (int position = 1; position <= Math.min(recents.length - 1, source.reach()); position++) {
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
        // Another item may have had the slot before.
        if (known == null
                || known.item != item
                || known.generation != numbers.generation()
                || index.changes[slot] - known.changesUntilStale > 0
                || staleness == 0) {
            keptCount += known == null ? 1 : 0;
            known = lookUp(item);
            kept[slot] = known;
        } else if (known.newSize > NEW_PAIRS) {
            sortIn(known);
        }
        return known;
    }

    /** About how many bytes of memory the lists take. */
    long bytes() {
        return (long) keptCount * source.length() * (Integer.BYTES + Float.BYTES);
    }

    private Partners lookUp(ClusterItem item) {
        scores.ensureCapacity(index.items.capacity());
        source.score(item, scores);
        scores.offerTo(bestSlots.cleared()).sorted();
        scores.clear();
        int changesUntilStale = index.changes[item.slot] + (int) (staleness * item.count());
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

    /** Sorts the new pairs into a list, where each item is once. */
    private void sortIn(Partners partners) {
        int known = partners.items.length;
        long[] byNumber = new long[known + partners.newSize];
        for (int i = 0; i < byNumber.length; i++) {
            int number = i < known ? partners.items[i] : partners.newItems[i - known];
            byNumber[i] = (long) number << Integer.SIZE | i;
        }
        Arrays.sort(byNumber);
        bestNumbers.cleared();
        float sum = 0;
        for (int i = 0; i < byNumber.length; i++) {
            int at = (int) byNumber[i];
            int number = (int) (byNumber[i] >> Integer.SIZE);
            sum += at < known ? partners.scores[at] : partners.newScores[at - known];
            if (i + 1 == byNumber.length || byNumber[i + 1] >> Integer.SIZE != number) {
                bestNumbers.offer(number, sum);
                sum = 0;
            }
        }
        partners.set(bestNumbers.sorted());
    }
}
