package dev.eddy.recall.search;

import com.github.jelmerk.hnswlib.core.Item;
import java.util.Arrays;

/**
 * A unit vector, and the items that have it. Items with the same tags have the same vector; as neighbours at distance 0 they
 * would be each other's only links in a graph, and nobody would find the way in. Two directions are equal when their vectors
 * are.
 */
final class Direction implements Item<Direction, float[]> {
    private static final long serialVersionUID = 1L;

    private final float[] vector;
    private final int hash;
    /** Newest first. An array, for most have one, and each step on the way to it is a miss of the processor's cache. */
    private transient IndexedItem[] items = new IndexedItem[1];

    /** How many items there are: read by other threads too. */
    private volatile int size;

    /** Where an {@link ExactSearch} has it, if one has. */
    transient Region region;

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

    /** One of the items, of which the first is the newest. */
    IndexedItem item(int i) {
        return items[i];
    }

    /** Adds an item that is not there. */
    void add(IndexedItem item) {
        int at = -1 - place(item);
        int before = size;
        if (before == items.length) {
            items = Arrays.copyOf(items, before + before / 2 + 1);
        }
        System.arraycopy(items, at, items, at + 1, before - at);
        items[at] = item;
        size = before + 1;
    }

    /** Removes an item that is there. */
    void remove(IndexedItem item) {
        int at = place(item);
        int after = size - 1;
        System.arraycopy(items, at + 1, items, at, after - at);
        items[after] = null;
        size = after;
    }

    private int place(IndexedItem item) {
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
