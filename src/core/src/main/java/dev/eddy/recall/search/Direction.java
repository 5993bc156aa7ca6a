package dev.eddy.recall.search;

import com.github.jelmerk.hnswlib.core.Item;
import java.util.Arrays;

/**
 * A unit vector and the items that have it. Items with the same tags share a vector. As separate nodes of a graph, they would link
 * only to each other at distance 0, and no search would reach them. Directions are equal when their vectors are.
 */
final class Direction implements Item<Direction, float[]> {
    private final float[] vector;
    private final int hash;
    /** In the order of {@link IndexedItem#NEWEST_FIRST}. An array, since most have one item, and a list costs another cache miss. */
    private transient IndexedItem[] items = new IndexedItem[1];
    /** Number of items; the other thread reads it too. */
    private volatile int size;

    /** Place of its {@link Region}; set by a {@link RegionSearch}. */
    transient int place;

    /** Row in its region. */
    transient int row;

    Direction(float[] vector) {
        this.vector = vector;
        this.hash = Arrays.hashCode(vector);
    }

    @Override
    public Direction id() {
        return this;
    }

    @Override
    public float[] vector() {
        return vector;
    }

    @Override
    public int dimensions() {
        return vector.length;
    }

    int size() {
        return size;
    }

    /** An item; the first one is the newest. */
    IndexedItem item(int i) {
        return items[i];
    }

    /** First instant at which an item is available. */
    long sinceMillis() {
        return size == 0 ? Long.MAX_VALUE : items[size - 1].availableSinceMillis();
    }

    /** First instant at which no item is available any longer. */
    long untilMillis() {
        long until = Long.MIN_VALUE;
        for (int i = 0; i < size; i++) {
            until = Math.max(until, items[i].availableUntilMillis());
        }
        return until;
    }

    /** Adds an item that is not here yet. */
    void add(IndexedItem item) {
        int at = -1 - indexOf(item);
        int before = size;
        if (before == items.length) {
            items = Arrays.copyOf(items, before + before / 2 + 1);
        }
        System.arraycopy(items, at, items, at + 1, before - at);
        items[at] = item;
        size = before + 1;
    }

    void remove(IndexedItem item) {
        int at = indexOf(item);
        int after = size - 1;
        System.arraycopy(items, at + 1, items, at, after - at);
        items[after] = null;
        size = after;
    }

    private int indexOf(IndexedItem item) {
        return Arrays.binarySearch(items, 0, size, item, IndexedItem.NEWEST_FIRST);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Direction that && Arrays.equals(vector, that.vector));
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
