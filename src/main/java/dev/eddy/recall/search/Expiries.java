package dev.eddy.recall.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** A queue of items by their time of expiry. It returns a few at a time, so that no caller waits for many. */
final class Expiries {
    private static final int AT_ONCE = 100;

    private final PriorityQueue<Expiry> soonestFirst =
            new PriorityQueue<>(Comparator.comparingLong(Expiry::atMillis).thenComparing(Expiry::item));

    private record Expiry(long atMillis, int item) {}

    /** Adds an item, unless it never expires. */
    void add(IndexedItem item) {
        if (item.availableUntilMillis() != Long.MAX_VALUE) {
            soonestFirst.add(new Expiry(item.availableUntilMillis(), item.number()));
        }
    }

    /** How many entries there are: an item has one for each time that it was added. */
    int size() {
        return soonestFirst.size();
    }

    void clear() {
        soonestFirst.clear();
    }

    /** Takes out the items that expire until an instant, the soonest {@value #AT_ONCE}; their numbers. */
    List<Integer> until(long millis) {
        List<Integer> items = new ArrayList<>();
        while (items.size() < AT_ONCE && !soonestFirst.isEmpty() && soonestFirst.peek().atMillis <= millis) {
            items.add(soonestFirst.poll().item);
        }
        return items;
    }
}
