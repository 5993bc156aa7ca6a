package dev.eddy.recall.items;

import dev.eddy.item.ItemUpdate;
import dev.eddy.vector.VectorBlock;
import dev.eddy.vector.VectorTable;

/**
 * The items of a {@link ItemTable} in one vector space: their vectors, which of them are new, and what is similar to
 * what, as far as that was looked for. Items go by their number.
 */
public final class ItemSpace {
    /** How many new items are kept apart. */
    private static final int LATEST = 256;

    private final String name;
    private final int dimension;
    private final VectorTable vectors = new VectorTable();
    private final LinkedItems similar;
    /** Numbers of the items that were told of last before anything had happened with them, as a ring. */
    private final int[] latest = new int[LATEST];

    private int told;

    /** @param dimension of the vectors, 0 for that of the first */
    ItemSpace(String name, int dimension, ItemNumbers numbers, NeighbourOptions options) {
        this.name = name;
        this.dimension = dimension;
        this.similar = new LinkedItems(numbers, options);
    }

    public String name() {
        return name;
    }

    /** The item's vector in this space, or null; one that was published when the space had another dimension is none. */
    public float[] vectorOf(ItemUpdate item) {
        float[] vector = item.vector(name);
        return vector == null || dimension == 0 || vector.length == dimension ? vector : null;
    }

    /**
     * What is known of an item is now this.
     *
     * @param before what was known, or null
     */
    void put(int item, ItemUpdate known, ItemUpdate before) {
        vectors.put(item, vectorOf(known));
        if (has(known) && !known.isSeen() && !has(before)) {
            latest[told++ % LATEST] = item;
        }
    }

    /** Nothing is known of an item any more. */
    void remove(int item) {
        vectors.put(item, null);
        similar.remove(item);
    }

    private boolean has(ItemUpdate item) {
        return item != null && item.features() != null && vectorOf(item) != null;
    }

    /** How many items had a record and a vector before anything had happened with them. */
    public int told() {
        return told;
    }

    /** Numbers of such items: of those told of since there were so many, the last {@value #LATEST}. */
    public int[] latest(int since) {
        int[] numbers = new int[Math.min(LATEST, told - Math.max(0, since))];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = latest[(told - 1 - i) % LATEST];
        }
        return numbers;
    }

    /** As {@link VectorTable#cosines}, of items' vectors. */
    public void cosines(float[] direction, int[] items, int from, int to, float[] cosines) {
        vectors.cosines(direction, items, from, to, cosines);
    }

    /** As {@link VectorTable#block}, of items' vectors. */
    VectorBlock vectors(int[] items) {
        return vectors.block(items);
    }

    /** As {@link VectorTable#weightedSum}, of items' vectors. */
    float[] weightedSum(int[] items, float[] weights, int count) {
        return vectors.weightedSum(items, weights, count);
    }

    /** The items similar to each, by cosine, of those that were looked for. */
    public LinkedItems similar() {
        return similar;
    }
}
