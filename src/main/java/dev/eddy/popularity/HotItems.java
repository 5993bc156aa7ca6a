package dev.eddy.popularity;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeSet;

/**
 * The hottest items at one half-life, hottest first, kept in order as heats rise. Since the order of heats does not depend
 * on the instant and a heat never falls, what is not among them can only enter by rising itself.
 */
final class HotItems implements Iterable<String> {
    private record Entry(double heat, String itemId) {
        private static final Comparator<Entry> HOTTEST_FIRST =
                Comparator.comparingDouble(Entry::heat).reversed().thenComparing(Entry::itemId);
    }

    /**
     * Heats are compared to this part of 1, about as fine as the scores: sums of the same clicks that were added in another
     * order are equally hot, so that the id decides and not a rounding error.
     */
    private static final double GRAIN = 1.0 / (1 << 24);

    private final int limit;
    private final TreeSet<Entry> order = new TreeSet<>(Entry.HOTTEST_FIRST);
    private final Map<String, Entry> byItem = new HashMap<>();

    HotItems(int limit) {
        this.limit = limit;
    }

    /** The item's heat is now this. */
    void put(String itemId, double heat) {
        Entry before = byItem.remove(itemId);
        if (before != null) {
            order.remove(before);
        }
        var entry = new Entry(Math.rint(heat / GRAIN) * GRAIN, itemId);
        order.add(entry);
        byItem.put(itemId, entry);
        if (order.size() > limit) {
            byItem.remove(order.pollLast().itemId());
        }
    }

    /** Whether items may have been left out. */
    boolean isFull() {
        return order.size() == limit;
    }

    @Override
    public Iterator<String> iterator() {
        Iterator<Entry> entries = order.iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return entries.hasNext();
            }

            @Override
            public String next() {
                return entries.next().itemId();
            }
        };
    }
}
