package dev.eddy.retrieval;

import com.github.jelmerk.hnswlib.core.Item;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A unit vector, and the items that have it. Items with the same tags have the same vector; as neighbours at distance 0 they
 * would be each other's only links in a graph, and nobody would find the way in. Two directions are equal when their vectors
 * are.
 */
final class Direction implements Item<Direction, float[]> {
    private static final long serialVersionUID = 1L;

    private final float[] vector;
    private final int hash;
    /** Newest first. */
    private final transient List<IndexedItem> items = new ArrayList<>(1);

    /** How many items there are: read by other threads too. */
    private volatile int size;

    /** Where an {@link ExactSearch} has it. */
    transient int place;

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

    /** Newest first; not to be changed. */
    List<IndexedItem> items() {
        return items;
    }

    /** Adds an item that is not there. */
    void add(IndexedItem item) {
        items.add(-1 - Collections.binarySearch(items, item, IndexedItem.NEWEST_FIRST), item);
        size = items.size();
    }

    /** Removes an item that is there. */
    void remove(IndexedItem item) {
        items.remove(Collections.binarySearch(items, item, IndexedItem.NEWEST_FIRST));
        size = items.size();
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
