package dev.eddy.recall.items;

import dev.eddy.item.ItemUpdate;
import dev.eddy.vector.VectorTable;

/** The vectors, the new items and the lists of similar items of one vector space, by item number. */
public final class ItemSpace {
    /** Number of new items that are kept. */
    private static final int LATEST = 256;

    private final String name;
    private final int dimension;
    private final VectorTable vectors = new VectorTable();
    private final LinkedItems similar;
    /** Ring of the new items: those with a record and a vector but no event. */
    private final int[] latest = new int[LATEST];

    private int told;

    /** @param dimension of the vectors; 0 for the dimension of the first vector */
    ItemSpace(String name, int dimension, ItemNumbers numbers, NeighbourOptions options) {
        this.name = name;
        this.dimension = dimension;
        this.similar = new LinkedItems(numbers, options);
    }

    public String name() {
        return name;
    }

    /** The item's vector in this space, or null when it has none or one of another dimension. */
    public float[] vectorOf(ItemUpdate item) {
        float[] vector = item.vector(name);
        return vector == null || dimension == 0 || vector.length == dimension ? vector : null;
    }

    /** Updates an item; {@code before} is null for a new item. */
    void put(int item, ItemUpdate known, ItemUpdate before) {
        vectors.put(item, vectorOf(known));
        if (has(known) && !known.isSeen() && !has(before)) {
            latest[told++ % LATEST] = item;
        }
    }

    void remove(int item) {
        vectors.put(item, null);
        similar.remove(item);
    }

    private boolean has(ItemUpdate item) {
        return item != null && item.features() != null && vectorOf(item) != null;
    }

    /** Number of new items until now. It never decreases. */
    public int told() {
        return told;
    }

    /** The new items since {@link #told} had the value {@code since}, newest first, at most {@value #LATEST}. */
    public int[] latest(int since) {
        int[] numbers = new int[Math.min(LATEST, told - Math.max(0, since))];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = latest[(told - 1 - i) % LATEST];
        }
        return numbers;
    }

    /** Unit vectors of the items, by item number; not to be changed. */
    public VectorTable vectors() {
        return vectors;
    }

    /** The similar items by cosine, of each item that was searched for. */
    public LinkedItems similar() {
        return similar;
    }
}
