package dev.eddy.recall.items;

import dev.eddy.vector.Heat;
import dev.eddy.vector.HeatScale;
import dev.eddy.vector.TopK;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;

/**
 * The hottest items in order, up to a number of places. The best item that was left out is the bound: every item that
 * is not kept ranks at or after it.
 */
final class HeatOrder {
    /**
     * Heats are rounded to this unit, about the precision of the scores. Sums of the same clicks, added in different
     * orders, then tie, and the id decides instead of a rounding error.
     */
    private static final double GRAIN = 1.0 / (1 << 24);

    /** The id and the rounded heat of an item. The number may pass to another item, hence the id. */
    private record Bound(String itemId, double heat) {}

    private final ItemNumbers numbers;
    private final HeatScale scale;
    final int room;
    /** The kept items, with one place more for the item that is dropped next. */
    private final int[] items;
    /** Their rounded heats. */
    private final double[] heats;
    /** Their decayed sums, on the scale. */
    private final double[] sums;

    private int size;
    /** The kept items as a set, which spares most searches. */
    private final BitSet kept = new BitSet();
    /** Null when no item was left out. */
    private Bound bound;

    HeatOrder(ItemNumbers numbers, double halfLifeMillis, int room) {
        this.numbers = numbers;
        this.scale = new HeatScale(halfLifeMillis);
        this.room = room;
        this.items = new int[room + 1];
        this.heats = new double[room + 1];
        this.sums = new double[room + 1];
    }

    /** @param best one more than there is room for, best first; the last one is the bound */
    HeatOrder(ItemNumbers numbers, double halfLifeMillis, int room, TopK best, IntToDoubleFunction heatOf) {
        this(numbers, halfLifeMillis, room);
        for (int rank = 0; rank < best.size(); rank++) {
            put(best.id(rank), heatOf.applyAsDouble(best.id(rank)));
        }
    }

    /** A heat as it is compared. */
    static double rounded(double heat) {
        return Math.rint(heat / GRAIN) * GRAIN;
    }

    boolean hasRoom() {
        return size < room;
    }

    /** Whether no item was left out. */
    boolean isEverything() {
        return bound == null;
    }

    /** Sets the heat of an item. {@link Heat#NONE} removes it. */
    void put(int item, double heat) {
        double rounded = rounded(heat);
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

    /**
     * The hottest wanted items, scored by their decayed popularity. Drops the items on the way that are out.
     *
     * @param isOut asked once of each item on the way
     */
    RankedItems take(int limit, long asOfMillis, IntPredicate isWanted, IntPredicate isOut) {
        int[] taken = new int[limit];
        float[] scores = new float[limit];
        double factor = scale.factor(asOfMillis);
        int count = 0;
        int left = 0;
        int next = 0;
        for (; next < size && count < limit; next++) {
            if (isOut.test(items[next])) {
                kept.clear(items[next]);
                continue;
            }
            if (isWanted.test(items[next])) {
                taken[count] = items[next];
                scores[count] = (float) Math.min(Heat.LARGEST_SCORE, sums[next] * factor);
                count++;
            }
            copy(next, left, 1);
            left++;
        }
        copy(next, left, size - next);
        size -= next - left;
        return RankedItems.of(numbers, taken, scores, count);
    }

    private void copy(int from, int to, int count) {
        if (from != to) {
            System.arraycopy(items, from, items, to, count);
            System.arraycopy(heats, from, heats, to, count);
            System.arraycopy(sums, from, sums, to, count);
        }
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

    /** Number of kept items that rank before an item of this heat. */
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

    /** Moves the items between two places by one place: {@code to} becomes free instead of {@code from}. */
    private void move(int from, int to) {
        if (to < from) {
            copy(to, to + 1, from - to);
        } else {
            copy(from + 1, from, to - from);
        }
    }

    /** Removes the last place, which holds this item or a copy. */
    private void drop(int item) {
        size--;
        kept.clear(item);
    }

    private int compare(int itemA, double heatA, int itemB, double heatB) {
        int hotterFirst = Double.compare(heatB, heatA);
        return hotterFirst != 0 ? hotterFirst : numbers.compare(itemA, itemB);
    }
}
