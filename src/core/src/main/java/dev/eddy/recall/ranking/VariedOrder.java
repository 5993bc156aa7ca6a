package dev.eddy.recall.ranking;

import dev.eddy.item.ItemFeatures.Labels;
import dev.eddy.item.ItemUpdate;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.vector.PackedBlock;
import dev.eddy.vector.PackedQuery;
import dev.eddy.vector.PackedTable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Reorders a ranked list. The next item is the one with the highest chance of a click, which is the softmax of the scores, less a
 * discount for its cosine with the most similar item before it (maximal marginal relevance; Carbonell and Goldstein, "The use of MMR,
 * diversity-based reranking", SIGIR 1998, section 2). Twenty places have a cap for each author: the one at which the chances of the
 * items that fit, less a cost for each item that one author may have, are highest. Categories have a fixed cap. Where every item left is
 * over a cap, the caps do not count.
 */
final class VariedOrder {
    /** Places that are reordered; readers seldom come further. */
    private static final int PLACES = 50;
    /** Number of an author or a category that an item does not have. */
    private static final int NONE = -1;

    private final Variety variety;
    private final int[] items;
    private final int count;
    /** Chance of a click by index, as the ranker has learned it; descending. */
    private final float[] chances;
    /** Highest cosine with an item placed so far, by index. */
    private final float[] nearest;

    private final float[] cosines;
    private final boolean[] isPlaced;
    private final PackedTable vectors;
    private final PackedBlock block;
    /** Numbers of the authors and the categories by index. */
    private final int[] authors;

    private final int[] categories;
    /** Items by author and by category since the last multiple of {@link Variety#WINDOW} places. */
    private final int[] ofAuthor;

    private final int[] ofCategory;
    /** Most items of one author among the twenty. */
    private int cap;

    /** @param items and scores, best first */
    VariedOrder(Variety variety, int[] items, float[] scores, ItemTable table) {
        this.variety = variety;
        this.items = items;
        this.count = items.length;
        this.chances = chances(scores);
        this.nearest = new float[count];
        this.cosines = new float[count];
        this.isPlaced = new boolean[count];
        this.vectors = vectors(items, table);
        this.block = vectors.block(items);
        this.authors = numbers(items, table, Labels::author);
        this.categories = numbers(items, table, Labels::category);
        this.ofAuthor = new int[count];
        this.ofCategory = new int[count];
    }

    /** Numbers the labels of the items from 0 on. */
    private static int[] numbers(int[] items, ItemTable table, Function<Labels, String> kind) {
        Map<String, Integer> known = new HashMap<>();
        int[] numbers = new int[items.length];
        for (int i = 0; i < items.length; i++) {
            ItemUpdate item = table.get(items[i]);
            String label = item == null || item.features() == null
                    ? null
                    : kind.apply(item.features().labels());
            numbers[i] = NONE;
            if (label != null) {
                known.putIfAbsent(label, known.size());
                numbers[i] = known.get(label);
            }
        }
        return numbers;
    }

    private static float[] chances(float[] scores) {
        float[] chances = new float[scores.length];
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            chances[i] = (float) Math.exp(scores[i] - scores[0]);
            sum += chances[i];
        }
        for (int i = 0; i < scores.length; i++) {
            chances[i] /= (float) sum;
        }
        return chances;
    }

    /** The vectors of the space that has most of the items; of the first one among equals. */
    private static PackedTable vectors(int[] items, ItemTable table) {
        PackedTable best = null;
        int most = -1;
        for (int space = 0; space < table.spaces().size(); space++) {
            PackedTable vectors = table.spaces().get(space).vectors();
            int has = 0;
            for (int item : items) {
                has += vectors.has(item) ? 1 : 0;
            }
            if (has > most) {
                most = has;
                best = vectors;
            }
        }
        return best;
    }

    /** Indices of the items in their new order. */
    int[] order() {
        int[] order = new int[count];
        int places = Math.min(PLACES, count);
        for (int place = 0; place < places; place++) {
            if (place % Variety.WINDOW == 0) {
                cap = bestCap();
                Arrays.fill(ofAuthor, 0);
                Arrays.fill(ofCategory, 0);
            }
            order[place] = next();
            place(order[place]);
        }
        for (int i = 0, place = places; i < count; i++) {
            if (!isPlaced[i]) {
                order[place++] = i;
            }
        }
        return order;
    }

    private int bestCap() {
        int best = 1;
        double bestValue = Double.NEGATIVE_INFINITY;
        for (int tried = 1; tried <= variety.ofAuthor; tried++) {
            double value = chancesWithin(tried) - variety.authorCost * tried;
            if (value > bestValue) {
                best = tried;
                bestValue = value;
            }
        }
        return best;
    }

    /** Sum of the chances of the items that come into twenty places when each author has at most so many. */
    private double chancesWithin(int most) {
        Arrays.fill(ofAuthor, 0);
        double sum = 0;
        int taken = 0;
        for (int i = 0; i < count && taken < Variety.WINDOW; i++) {
            if (!isPlaced[i] && (authors[i] == NONE || ofAuthor[authors[i]]++ < most)) {
                sum += chances[i];
                taken++;
            }
        }
        return sum;
    }

    private int next() {
        int best = -1;
        float bestValue = 0;
        int bestWithinCaps = -1;
        float bestValueWithinCaps = 0;
        for (int i = 0; i < count; i++) {
            if (isPlaced[i]) {
                continue;
            }
            float value = chances[i] * (1 - variety.cosineDiscount * nearest[i]);
            if (best < 0 || value > bestValue) {
                best = i;
                bestValue = value;
            }
            if (isWithinCaps(i) && (bestWithinCaps < 0 || value > bestValueWithinCaps)) {
                bestWithinCaps = i;
                bestValueWithinCaps = value;
            }
        }
        return bestWithinCaps < 0 ? best : bestWithinCaps;
    }

    private boolean isWithinCaps(int i) {
        return (authors[i] == NONE || ofAuthor[authors[i]] < cap)
                && (categories[i] == NONE || ofCategory[categories[i]] < variety.ofCategory);
    }

    private void place(int i) {
        isPlaced[i] = true;
        if (authors[i] != NONE) {
            ofAuthor[authors[i]]++;
        }
        if (categories[i] != NONE) {
            ofCategory[categories[i]]++;
        }
        block.cosines(new PackedQuery(vectors.weightedSum(new int[] {items[i]}, new float[] {1}, 1)), cosines);
        for (int other = 0; other < count; other++) {
            nearest[other] = Math.max(nearest[other], cosines[other]);
        }
    }
}
