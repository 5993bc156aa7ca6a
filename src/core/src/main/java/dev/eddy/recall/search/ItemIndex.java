package dev.eddy.recall.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.Executor;

/** Finds the available items nearest to a vector, among the items of one task and one space. For one thread. */
public final class ItemIndex {
    /** Stale entries that the queue of expiries may hold, besides one for each item. */
    private static final int STALE = 1_000;
    /** Directions requested beyond the average need, since the nearest ones may have few items. */
    private static final int SPARE = 8;

    private final DirectionIndex directions;
    final Expiries expiries = new Expiries();
    /** By item number; null where no item is known. */
    private IndexedItem[] items = new IndexedItem[16];

    private long changes;
    /** Number of searches for directions, at least one for each search for items. */
    long rounds;

    /** An empty index. The executor builds the graphs; one thread is enough. */
    public ItemIndex(RetrievalOptions options, Executor indexing) {
        this.directions = new DirectionIndex(options, indexing);
    }

    public int size() {
        return directions.items;
    }

    /** How often an item was added, replaced or removed. */
    long changes() {
        return changes;
    }

    /** Directions in the graph, including removed ones; 0 without a graph. */
    public int graphSize() {
        return directions.graphSize();
    }

    /** Directions outside the graph, which every search compares. */
    public int outsideSize() {
        return directions.outsideSize();
    }

    /** Number of searches that compared all vectors because the graph returned too few. */
    public long shortfalls() {
        return directions.shortfalls;
    }

    /** Whether the other thread is building, extending or calibrating a graph. */
    public boolean isIndexing() {
        return directions.isIndexing();
    }

    /**
     * Adds an item, or replaces the one with its number.
     *
     * @throws IllegalArgumentException when the dimension of its vector differs from the first item's
     */
    public void put(IndexedItem item) {
        changes++;
        directions.put(item(item.number()), item);
        if (item.number() >= items.length) {
            items = Arrays.copyOf(items, 2 * item.number());
        }
        items[item.number()] = item;
        addExpiry(item);
    }

    /** Each replacement of an item leaves a stale entry, so the queue is rebuilt when half of it may be stale. */
    private void addExpiry(IndexedItem item) {
        expiries.add(item);
        if (expiries.size() > STALE + 2 * size()) {
            expiries.clear();
            for (IndexedItem known : items) {
                if (known != null) {
                    expiries.add(known);
                }
            }
        }
    }

    boolean has(int number) {
        return item(number) != null;
    }

    private IndexedItem item(int number) {
        return number < items.length ? items[number] : null;
    }

    /** Removes an item; returns whether it was known. */
    public boolean remove(int number) {
        IndexedItem known = item(number);
        if (known != null) {
            changes++;
            items[number] = null;
            directions.remove(known);
        }
        return known != null;
    }

    /** The items nearest to a vector, in the order of {@link Neighbour#NEAREST_FIRST}. */
    public List<Neighbour> nearest(ItemSearch search) {
        directions.begin(search.vector());
        return nearest(search, directions::nearest);
    }

    /** As {@link #nearest}, but later searches do not learn from it. */
    List<Neighbour> nearestAside(ItemSearch search) {
        return nearest(search, directions::exactlyNearest);
    }

    private interface Searcher {
        List<Found> nearest(float[] vector, int wanted, long asOfMillis);
    }

    private List<Neighbour> nearest(ItemSearch search, Searcher searcher) {
        // Doubled until the directions have enough available items.
        for (int wanted = directionsOf(search.count()); size() > 0; wanted *= 2) {
            rounds++;
            List<Found> found = searcher.nearest(search.vector(), wanted, search.asOfMillis());
            List<Neighbour> nearest = search.available(found);
            if (nearest.size() == search.count() || found.size() < wanted || search.isCovered(found)) {
                return nearest;
            }
        }
        return List.of();
    }

    /** Removes items that expired until an instant, since each search would compare them; a few at a time. */
    void removeExpired(long millis) {
        for (int number : expiries.until(millis)) {
            IndexedItem item = item(number);
            // Since the entry was made, the item may have been replaced, or its number given to another.
            if (item != null && item.availableUntilMillis() <= millis) {
                remove(number);
            }
        }
    }

    /** Directions that have this number of items on average, plus {@link #SPARE}. */
    private int directionsOf(int count) {
        return Math.min(count, SPARE + (int) ((long) count * directions.size() / Math.max(1, size())));
    }

    /** A queue of items by their time of expiry. It returns a few at a time, so that no caller waits for many. */
    static final class Expiries {
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
            if (soonestFirst.isEmpty() || soonestFirst.peek().atMillis > millis) {
                // Asked at every event, which mostly finds none.
                return List.of();
            }
            List<Integer> items = new ArrayList<>();
            while (items.size() < AT_ONCE && !soonestFirst.isEmpty() && soonestFirst.peek().atMillis <= millis) {
                items.add(soonestFirst.poll().item);
            }
            return items;
        }
    }
}
