package dev.eddy.neighbours;

import dev.eddy.vector.Heat;
import dev.eddy.vector.HeatScale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * The hottest items at one half-life, kept in order as heats change: the order does not depend on the instant. Only the
 * best few are kept, with the best of the rest as a bound, below which nothing is known to be in order; who reads past
 * the bound has all of them looked through again.
 */
public final class HottestItems {
    /** Far more than a list, so that what a user had, or what has become cold, seldom reaches the bound. */
    private static final int KEPT = 500;

    /** Within what a float can hold: a score that is infinite has no share of the best. */
    public static final double LARGEST_SCORE = 1e30;

    /**
     * Heats are compared to this part of 1, about as fine as the scores: sums of the same clicks that were added in another
     * order are equally hot, so that the id decides and not a rounding error.
     */
    private static final double GRAIN = 1.0 / (1 << 24);

    /** Passes on every item there is with its heat. */
    @FunctionalInterface
    public interface AllItems {
        void forEach(HeatConsumer consumer);
    }

    /** Takes an item and its heat. */
    @FunctionalInterface
    public interface HeatConsumer {
        void accept(int item, double heat);
    }

    /** An item's number and its heat, in grains. */
    private record Entry(int item, double heat) {}

    private final ItemNumbers numbers;
    private final Comparator<Entry> hottestFirst;
    /** The hottest, hottest first: items here, their heats there, with room for one that is too many. */
    private final int[] items = new int[KEPT + 1];

    private final double[] heats = new double[KEPT + 1];
    /** Their decayed sums, on a scale. */
    private final double[] sums = new double[KEPT + 1];

    private final HeatScale scale;
    private int size;
    /** The items that are kept, so that most need not be looked for. */
    private final BitSet kept = new BitSet();
    /** Nothing that is not kept ranks before this; null when everything is kept. */
    private Entry bound;

    /** @param halfLifeMillis of the decay that the heats stand for */
    public HottestItems(ItemNumbers numbers, double halfLifeMillis) {
        this.numbers = numbers;
        this.scale = new HeatScale(halfLifeMillis);
        this.hottestFirst = (a, b) -> compare(a.item, a.heat, b.item, b.heat);
    }

    /** The item's heat is now this; {@link Heat#NONE} takes it out. */
    public void put(int item, double heat) {
        remove(item);
        double rounded = rounded(heat);
        if (heat != Heat.NONE && (bound == null || compare(item, rounded, bound.item, bound.heat) < 0)) {
            insert(item, rounded);
            if (size > KEPT) {
                size--;
                kept.clear(items[size]);
                bound = new Entry(items[size], heats[size]);
            }
        }
    }

    private void remove(int item) {
        if (!kept.get(item)) {
            return;
        }
        kept.clear(item);
        for (int at = 0; at < size; at++) {
            if (items[at] == item) {
                size--;
                System.arraycopy(items, at + 1, items, at, size - at);
                System.arraycopy(heats, at + 1, heats, at, size - at);
                System.arraycopy(sums, at + 1, sums, at, size - at);
                return;
            }
        }
    }

    private void insert(int item, double heat) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (compare(items[middle], heats[middle], item, heat) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        System.arraycopy(items, low, items, low + 1, size - low);
        System.arraycopy(heats, low, heats, low + 1, size - low);
        System.arraycopy(sums, low, sums, low + 1, size - low);
        items[low] = item;
        heats[low] = heat;
        kept.set(item);
        size++;
        if (scale.follow(heat)) {
            Arrays.setAll(sums, i -> scale.number(heats[i]));
        }
        sums[low] = scale.number(heat);
    }

    /**
     * The hottest of the items that are wanted, scored by their decayed popularity.
     *
     * @param all asked only when those kept do not suffice
     */
    public RankedItems take(int limit, long asOfMillis, IntPredicate isWanted, AllItems all) {
        RankedItems taken = take(items, sums, size, limit, asOfMillis, isWanted);
        if (taken.size() == limit || bound == null) {
            return taken;
        }
        List<Entry> everything = new ArrayList<>();
        all.forEach((item, heat) -> {
            if (heat != Heat.NONE) {
                everything.add(new Entry(item, rounded(heat)));
            }
        });
        everything.sort(hottestFirst);
        keep(everything);
        return take(
                everything.stream().mapToInt(Entry::item).toArray(),
                everything.stream()
                        .mapToDouble(entry -> scale.number(entry.heat))
                        .toArray(),
                everything.size(),
                limit,
                asOfMillis,
                isWanted);
    }

    private RankedItems take(int[] items, double[] sums, int size, int limit, long asOfMillis, IntPredicate isWanted) {
        int[] taken = new int[limit];
        float[] scores = new float[limit];
        double factor = scale.factor(asOfMillis);
        int count = 0;
        for (int i = 0; i < size && count < limit; i++) {
            if (isWanted.test(items[i])) {
                taken[count] = items[i];
                scores[count] = (float) Math.min(LARGEST_SCORE, sums[i] * factor);
                count++;
            }
        }
        return RankedItems.of(numbers, taken, scores, count);
    }

    private void keep(List<Entry> everything) {
        size = 0;
        kept.clear();
        bound = everything.size() > KEPT ? everything.get(KEPT) : null;
        everything.stream().limit(KEPT).forEach(entry -> insert(entry.item, entry.heat));
    }

    private int compare(int itemA, double heatA, int itemB, double heatB) {
        int hotterFirst = Double.compare(heatB, heatA);
        return hotterFirst != 0 ? hotterFirst : numbers.compare(itemA, itemB);
    }

    private static double rounded(double heat) {
        return Math.rint(heat / GRAIN) * GRAIN;
    }
}
