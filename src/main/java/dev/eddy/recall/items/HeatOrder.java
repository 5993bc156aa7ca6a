package dev.eddy.recall.items;

import dev.eddy.vector.Heat;
import dev.eddy.vector.HeatScale;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntPredicate;

/**
 * Items in the order of their heats, the hottest first, as many as there is room for, with the best of the rest as a bound:
 * nothing that is not kept ranks before it.
 */
final class HeatOrder {
    /**
     * Heats are compared to this part of 1, about as fine as the scores: sums of the same clicks that were added in another
     * order are equally hot, so that the id decides and not a rounding error.
     */
    private static final double GRAIN = 1.0 / (1 << 24);

    /** An item, by its id since its number may be another's one day, and its heat in grains. */
    private record Bound(String itemId, double heat) {}

    private final ItemNumbers numbers;
    private final HeatScale scale;
    private final int room;
    /** Items here, their heats there, with room for one that is too many. */
    private final int[] items;

    private final double[] heats;
    /** Their decayed sums, on the scale. */
    private final double[] sums;

    private int size;
    /** The items that are kept, so that most need not be looked for. */
    private final BitSet kept = new BitSet();
    /** Null when everything is kept. */
    private Bound bound;

    /**
     * @param halfLifeMillis of the decay that the heats stand for
     * @param room how many items are kept at most
     */
    HeatOrder(ItemNumbers numbers, double halfLifeMillis, int room) {
        this.numbers = numbers;
        this.scale = new HeatScale(halfLifeMillis);
        this.room = room;
        this.items = new int[room + 1];
        this.heats = new double[room + 1];
        this.sums = new double[room + 1];
    }

    /** How many items are kept at most. */
    int room() {
        return room;
    }

    /** Whether there is room for another item. */
    boolean hasRoom() {
        return size < room;
    }

    /** Whether no item was left out. */
    boolean isEverything() {
        return bound == null;
    }

    /** The item's heat is now this; {@link Heat#NONE} takes it out. */
    void put(int item, double heat) {
        double rounded = Math.rint(heat / GRAIN) * GRAIN;
        int from = kept.get(item) ? indexOf(item) : size;
        if (heat == Heat.NONE || isBehindBound(item, rounded)) {
            if (from < size) {
                move(from, size - 1);
                drop(item);
            }
            return;
        }
        int before = rank(item, rounded);
        if (from == size) {
            size++;
            kept.set(item);
        }
        int to = before > from ? before - 1 : before;
        move(from, to);
        items[to] = item;
        heats[to] = rounded;
        if (scale.follow(rounded)) {
            Arrays.setAll(sums, i -> scale.number(heats[i]));
        }
        sums[to] = scale.number(rounded);
        if (size > room) {
            bound = new Bound(numbers.id(items[size - 1]), heats[size - 1]);
            drop(items[size - 1]);
        }
    }

    /** Whether one of the items that are kept is like this. */
    boolean hasAny(IntPredicate like) {
        for (int i = 0; i < size; i++) {
            if (like.test(items[i])) {
                return true;
            }
        }
        return false;
    }

    /** The hottest of the items that are wanted, scored by their decayed popularity. */
    RankedItems take(int limit, long asOfMillis, IntPredicate isWanted) {
        int[] taken = new int[limit];
        float[] scores = new float[limit];
        double factor = scale.factor(asOfMillis);
        int count = 0;
        for (int i = 0; i < size && count < limit; i++) {
            if (isWanted.test(items[i])) {
                taken[count] = items[i];
                scores[count] = (float) Math.min(HottestItems.LARGEST_SCORE, sums[i] * factor);
                count++;
            }
        }
        return RankedItems.of(numbers, taken, scores, count);
    }

    private boolean isBehindBound(int item, double heat) {
        return bound != null
                && (heat < bound.heat || (heat == bound.heat && numbers.id(item).compareTo(bound.itemId) >= 0));
    }

    private int indexOf(int item) {
        int at = 0;
        while (items[at] != item) {
            at++;
        }
        return at;
    }

    /** How many items rank before one of this heat. */
    private int rank(int item, double heat) {
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
        return low;
    }

    /** Those between two places move up by one, so that the one place is free instead of the other. */
    private void move(int from, int to) {
        shift(items, from, to);
        shift(heats, from, to);
        shift(sums, from, to);
    }

    private static void shift(Object array, int from, int to) {
        if (to < from) {
            System.arraycopy(array, to, array, to + 1, from - to);
        } else {
            System.arraycopy(array, from + 1, array, from, to - from);
        }
    }

    /** Of the item in the last place, or what was moved over it. */
    private void drop(int item) {
        size--;
        kept.clear(item);
    }

    private int compare(int itemA, double heatA, int itemB, double heatB) {
        int hotterFirst = Double.compare(heatB, heatA);
        return hotterFirst != 0 ? hotterFirst : numbers.compare(itemA, itemB);
    }
}
