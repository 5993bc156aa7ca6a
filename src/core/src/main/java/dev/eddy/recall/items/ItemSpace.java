package dev.eddy.recall.items;

import dev.eddy.item.ItemUpdate;
import dev.eddy.item.VectorSpace;
import dev.eddy.tower.Popularity;
import dev.eddy.tower.UserTower;
import dev.eddy.user.Interaction;
import dev.eddy.user.LastClicks;
import dev.eddy.vector.PackedTable;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** The vectors, the new items and the lists of similar items of one version of a vector space, by item number. */
public final class ItemSpace {
    /** Number of new items that are kept. */
    private static final int LATEST = 256;

    private final VectorSpace space;
    private final long version;
    private final String vectorName;
    private final String inputName;
    private final PackedTable vectors = new PackedTable();
    /** What {@link #inputOf} gives of an item with a record, by item number; to look it up in the item takes longer. */
    private float[][] inputs = {};
    /** As {@link #inputs}, of {@link #queryOf}. */
    private float[][] queries = {};

    private final LinkedItems similar;
    /** Ring of the new items: those with a record and a vector but no event. */
    private final int[] latest = new int[LATEST];

    private int told;
    private UserTower tower;
    /** The history that the user tower read last, and the vector it made of it: a list asks twice for its user. */
    private List<Interaction> lastHistory;

    private float[] lastVector;

    /** {@link #told} when an item's list of similar items was made, by item number. */
    private int[] toldOfLists = {};

    /** The space of the tag vectors has the dimension of its first vector. */
    static ItemSpace ofTags(ItemNumbers numbers, NeighbourOptions options) {
        return new ItemSpace(VectorSpace.ofContent(VectorSpace.TAG, 0), 0, numbers, options);
    }

    ItemSpace(VectorSpace space, long version, ItemNumbers numbers, NeighbourOptions options) {
        this.space = space;
        this.version = version;
        this.vectorName = VectorSpace.nameOf(space.name(), version);
        this.inputName = VectorSpace.inputOf(vectorName);
        this.similar = new LinkedItems(numbers, options);
    }

    /** Name of the space, without the version. */
    public String name() {
        return space.name();
    }

    public long version() {
        return version;
    }

    public VectorSpace.Kind kind() {
        return space.kind();
    }

    public boolean isOfBehaviour() {
        return space.isOfBehaviour();
    }

    /** Whether a user tower computes the vectors of users, when there is one. */
    public boolean hasTower() {
        return space.hasTower();
    }

    /** Takes the network that computes the vectors of users; null for none, or when its dimension is another. */
    void use(UserTower other) {
        tower = other != null && space.hasTower() && other.dimension() == space.dimension() ? other : null;
        lastHistory = null;
    }

    /**
     * The unit vector that the user tower computes of a user; null without a tower, or without a click on an item with a vector.
     *
     * @param history newest first; not changed later
     * @param items numbers of the items, by their place in the history
     */
    // An equal history would do as well, but to compare all of it costs more than the network.
    @SuppressWarnings("ReferenceEquality")
    public float[] towerVector(List<Interaction> history, IntUnaryOperator items) {
        if (tower == null) {
            return null;
        }
        if (history != lastHistory) {
            lastVector = LastClicks.vector(history, tower, place -> inputOf(items.applyAsInt(place)));
            lastHistory = history;
        }
        return lastVector;
    }

    /** Null where there is none. */
    UserTower tower() {
        return tower;
    }

    /** Whether the user tower counts popularity, too. */
    public boolean countsPopularity() {
        return tower != null && tower.popularity() != null;
    }

    /** What the user tower adds to the cosine of an item of the table for its popularity; 0 where it does not count it. */
    public float popularity(int item, ItemRows rows, long asOfMillis) {
        return countsPopularity()
                ? Popularity.score(
                        tower.popularity(), rows.hotness(item, asOfMillis), rows.lastingPopularity(item, asOfMillis))
                : 0;
    }

    /** The same space with other vectors. */
    ItemSpace inVersion(long other, ItemNumbers numbers, NeighbourOptions options) {
        return new ItemSpace(space, other, numbers, options);
    }

    /** The item's vector in this space, or null when it has none or one of another dimension. */
    public float[] vectorOf(ItemUpdate item) {
        return valid(item.vector(vectorName));
    }

    /** The vector that a click on the item adds to the user's, or null. */
    public float[] inputOf(ItemUpdate item) {
        float[] input = valid(item.vector(inputName));
        return input == null ? vectorOf(item) : input;
    }

    /** The vector that items similar to an item are searched by, or null. What a user tower takes is no such vector. */
    public float[] queryOf(ItemUpdate item) {
        return space.hasTower() ? vectorOf(item) : inputOf(item);
    }

    /** The vector that a click on an item of the table adds to the user's; null for one without a record or a vector. */
    private float[] inputOf(int item) {
        return item >= 0 && item < inputs.length ? inputs[item] : null;
    }

    /** As {@link #queryOf(ItemUpdate)}, of an item of the table; null for one without a record or a vector. */
    float[] queryOf(int item) {
        return item < queries.length ? queries[item] : null;
    }

    private float[] valid(float[] vector) {
        return vector == null || isValid(vector) ? vector : null;
    }

    /** Whether a vector has the dimension of the space, in any version. */
    boolean isValid(float[] vector) {
        return space.dimension() == 0 || vector.length == space.dimension();
    }

    /** Adds an item that the table has already. */
    void fill(int item, ItemUpdate known) {
        vectors.put(item, vectorOf(known));
        if (item >= inputs.length) {
            inputs = Arrays.copyOf(inputs, 2 * item + 16);
            queries = Arrays.copyOf(queries, inputs.length);
        }
        inputs[item] = known.features() == null ? null : inputOf(known);
        queries[item] = known.features() == null ? null : queryOf(known);
    }

    /** Releases the numbers of the items in the lists of similar items. */
    void releaseSimilar() {
        similar.clear();
    }

    /** Updates an item; {@code before} is null for a new item. */
    void put(int item, ItemUpdate known, ItemUpdate before) {
        lastHistory = null;
        fill(item, known);
        if (has(known) && !known.isSeen() && !has(before)) {
            latest[told++ % LATEST] = item;
        }
    }

    void remove(int item) {
        lastHistory = null;
        vectors.put(item, null);
        inputs[item] = null;
        queries[item] = null;
        similar.remove(item);
    }

    /** Whether an item, or null, has a record and a vector in this space. */
    public boolean has(ItemUpdate item) {
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

    /** Replaces the list of an item's similar items, as of now. */
    public void putSimilar(int item, int[] others, float[] cosines) {
        similar.put(item, others, cosines);
        if (item >= toldOfLists.length) {
            toldOfLists = Arrays.copyOf(toldOfLists, 2 * item + 16);
        }
        toldOfLists[item] = told;
    }

    /** The new items since the oldest of the lists of some items was made, as of {@link #latest}. */
    public int[] latestSinceLists(List<Integer> items) {
        int since = told;
        for (int item : items) {
            since = similar.has(item) ? Math.min(since, toldOfLists[item]) : since;
        }
        return latest(since);
    }

    /** Unit vectors of the items, by item number; not to be changed. */
    public PackedTable vectors() {
        return vectors;
    }

    /** The similar items by cosine, of each item that was searched for. */
    public LinkedItems similar() {
        return similar;
    }
}
