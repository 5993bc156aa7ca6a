package dev.eddy.recall.search;

import dev.eddy.item.ItemUpdate;
import dev.eddy.recall.items.ItemSpace;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.recall.items.LinkedItems;
import dev.eddy.record.Pause;
import dev.eddy.vector.Vectors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Finds the items similar to an item, and stores them as its list in the space. A new item is also inserted in the
 * lists of the items similar to it, without another search.
 */
final class SimilarItems {
    /** Largest number of items of a list. */
    private static final int LISTED = 50;
    /** In a space of behaviour, where all items nearest to a user are chosen from the lists of the user's last items. */
    private static final int LISTED_OF_BEHAVIOUR = 100;
    /** In a space with a user tower, where popular items are compared, too. */
    private static final int LISTED_OF_TOWER = 30;

    /** Pauses after which a list is made although no item has changed: the time of items that are published later may have come. */
    private static final int UNCHANGED = 60;

    /** Where vectors were trained on few clicks, the nearest items may have negative cosines. */
    private static final double LEAST_OF_ALL = -1;

    private final ItemIndex index;
    private final ItemTable table;
    private final ItemSpace space;
    private final int listed;
    private final double leastCosine;
    private final Pause pause;
    private final Pause pauseWhenUnchanged;
    /** When each list was made, by item number. */
    private long[] asOfMillis = {};
    /** {@link ItemIndex#changes} when each list was made. */
    private long[] changes = {};

    SimilarItems(ItemIndex index, ItemTable table, ItemSpace space, RetrievalOptions options) {
        this.index = index;
        this.table = table;
        this.space = space;
        this.listed = switch (space.kind()) {
            case CONTENT -> LISTED;
            case BEHAVIOUR -> LISTED_OF_BEHAVIOUR;
            case TOWER -> LISTED_OF_TOWER;
        };
        this.leastCosine = space.isOfBehaviour() ? LEAST_OF_ALL : options.leastCosine();
        Duration every = options.findsSimilar() ? options.similarEvery() : options.searchEvery();
        this.pause = new Pause(every.toMillis());
        this.pauseWhenUnchanged = new Pause(UNCHANGED * every.toMillis());
    }

    /** Makes the list of an item where it is wanted; returns whether it did. */
    boolean look(int item, long asOf, ListsToMake wanted) {
        boolean isWanted = !space.similar().has(item)
                || switch (wanted) {
                    case MISSING -> false;
                    case DUE ->
                        (index.changes() == changes[item] ? pauseWhenUnchanged : pause).isOver(asOfMillis[item], asOf);
                    case ANEW -> asOfMillis[item] != asOf;
                };
        return isWanted && lookAnew(item, asOf);
    }

    /** Makes the list of an item if there is none; returns whether it did. It leaves no trace once it is {@link #forget forgotten}. */
    boolean lookAside(int item, long asOf) {
        return !space.similar().has(item) && make(item, asOf, index::nearestAside);
    }

    /** Makes the list of an item; returns false when it has no vector. */
    boolean lookAnew(int item, long asOf) {
        return make(item, asOf, index::nearest);
    }

    private boolean make(int item, long asOf, Function<ItemSearch, List<Neighbour>> searcher) {
        ItemUpdate known = table.get(item);
        float[] vector = known == null ? null : space.queryOf(known);
        if (vector == null) {
            return false;
        }
        List<Neighbour> nearest = searcher.apply(new ItemSearch(vector, listed + 1, leastCosine, asOf));
        int[] others = new int[listed];
        float[] cosines = new float[listed];
        int size = 0;
        for (Neighbour each : nearest) {
            if (each.item().number() != item && size < listed) {
                others[size] = each.item().number();
                cosines[size] = each.cosine();
                size++;
            }
        }
        space.putSimilar(item, Arrays.copyOf(others, size), Arrays.copyOf(cosines, size));
        if (item >= asOfMillis.length) {
            asOfMillis = Arrays.copyOf(asOfMillis, 2 * item + 16);
            changes = Arrays.copyOf(changes, asOfMillis.length);
        }
        asOfMillis[item] = asOf;
        changes[item] = index.changes();
        return true;
    }

    void forget(int item) {
        space.similar().remove(item);
    }

    /** Inserts an item in the lists of the items on its list; returns those that changed, most similar first. */
    List<Integer> spread(int item) {
        LinkedItems similar = space.similar();
        List<Integer> changed = new ArrayList<>();
        int[] others = similar.others(item);
        for (int i = 0; i < others.length; i++) {
            if (similar.has(others[i])) {
                float cosine = fromOther(others[i], item, similar.weights(item)[i]);
                if (cosine >= leastCosine && insert(item, cosine, others[i], similar)) {
                    changed.add(others[i]);
                }
            }
        }
        return changed;
    }

    /** The cosine of another item's input with an item's vector; {@code back} is that of the item's input with the other. */
    private float fromOther(int other, int item, float back) {
        ItemUpdate known = table.get(item);
        ItemUpdate knownOther = table.get(other);
        float[] vector = space.vectorOf(known);
        float[] input = knownOther == null ? null : space.queryOf(knownOther);
        if (vector == null || input == null) {
            return Float.NEGATIVE_INFINITY;
        }
        boolean isSymmetric = space.queryOf(known) == vector && space.vectorOf(knownOther) == input;
        return isSymmetric ? back : Vectors.product(input, vector);
    }

    private boolean insert(int item, float cosine, int other, LinkedItems similar) {
        int[] before = similar.others(other);
        float[] cosines = similar.weights(other);
        int[] after = new int[before.length + 1];
        float[] cosinesAfter = new float[after.length];
        int size = 0;
        boolean isIn = false;
        for (int i = 0; i <= before.length; i++) {
            // At equal cosines, the newest item comes first.
            if (!isIn && (i == before.length || cosines[i] <= cosine)) {
                isIn = true;
                after[size] = item;
                cosinesAfter[size++] = cosine;
            }
            // Leaves out the old entry of the item.
            if (i < before.length && before[i] != item) {
                after[size] = before[i];
                cosinesAfter[size++] = cosines[i];
            }
        }
        size = Math.min(size, listed);
        after = Arrays.copyOf(after, size);
        cosinesAfter = Arrays.copyOf(cosinesAfter, size);
        if (Arrays.equals(after, before) && Arrays.equals(cosinesAfter, cosines)) {
            return false;
        }
        similar.put(other, after, cosinesAfter);
        return true;
    }
}
