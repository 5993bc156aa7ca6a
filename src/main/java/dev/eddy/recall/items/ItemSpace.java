package dev.eddy.recall.items;

import dev.eddy.item.ItemUpdate;
import dev.eddy.item.VectorSpace;
import dev.eddy.vector.VectorTable;
import java.util.List;
import java.util.Map;

/** The vectors, the new items and the lists of similar items of one vector space, by item number. */
public final class ItemSpace {
    /** Number of new items that are kept. */
    private static final int LATEST = 256;

    private final String name;
    private final String inputName;
    private final int dimension;
    private final boolean isOfBehaviour;
    private final VectorTable vectors = new VectorTable();
    private final LinkedItems similar;
    /** Ring of the new items: those with a record and a vector but no event. */
    private final int[] latest = new int[LATEST];

    private int told;

    /** The space of the tag vectors has the dimension of its first vector. */
    static ItemSpace ofTags(ItemNumbers numbers, NeighbourOptions options) {
        return new ItemSpace(VectorSpace.ofContent(VectorSpace.TAG, 0), numbers, options);
    }

    ItemSpace(VectorSpace space, ItemNumbers numbers, NeighbourOptions options) {
        this.name = space.name();
        this.inputName = VectorSpace.inputOf(name);
        this.dimension = space.dimension();
        this.isOfBehaviour = space.isOfBehaviour();
        this.similar = new LinkedItems(numbers, options);
    }

    public String name() {
        return name;
    }

    public boolean isOfBehaviour() {
        return isOfBehaviour;
    }

    /** The item's vector in this space, or null when it has none or one of another dimension. */
    public float[] vectorOf(ItemUpdate item) {
        return valid(item.vector(name));
    }

    /** The vector that a click on the item adds to the user's, or null. */
    public float[] inputOf(ItemUpdate item) {
        float[] input = valid(item.vector(inputName));
        return input == null ? vectorOf(item) : input;
    }

    /** Adds the valid vectors of an item in this space to a map, by the names of {@link ItemUpdate#vectors}. */
    void addVectors(ItemUpdate item, Map<String, float[]> all) {
        for (String each : List.of(name, inputName)) {
            float[] vector = valid(item.vector(each));
            if (vector != null) {
                all.put(each, vector);
            }
        }
    }

    private float[] valid(float[] vector) {
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
