package dev.eddy.recall.ranking;

import dev.eddy.item.ItemFeatures.Labels;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.vector.PackedBlock;
import dev.eddy.vector.PackedQuery;
import dev.eddy.vector.PackedTable;
import java.util.HashMap;
import java.util.Map;

/**
 * Reorders a ranked list. The next item is the one with the highest chance of a click, which is the softmax of the scores, less a
 * discount for its cosine with the most similar item before it (maximal marginal relevance; Carbonell and Goldstein, "The use of MMR,
 * diversity-based reranking", SIGIR 1998, section 2). One more item of the author who has the most among twenty costs a fixed part of
 * the chance. Authors and categories are capped besides; where every item left is over a cap, the caps do not count.
 */
final class VariedOrder {
    /** Places that are reordered; readers seldom come further. */
    private static final int PLACES = 50;

    private final Variety variety;
    private final ItemTable table;
    private final int[] items;
    private final int count;
    /** Chance of a click by index, as the ranker has learned it. */
    private final float[] chances;
    /** Highest cosine with an item placed so far, by index. */
    private final float[] nearest;

    private final float[] cosines;
    private final boolean[] isPlaced;
    private final PackedTable vectors;
    private final PackedBlock block;
    /** Items by author and by category since the last multiple of {@link Variety#WINDOW} places. */
    private final Map<String, Integer> authors = new HashMap<>();

    private final Map<String, Integer> categories = new HashMap<>();
    /** Items of the most frequent author. */
    private int mostOfAuthor = 1;

    /** @param items and scores, best first */
    VariedOrder(Variety variety, int[] items, float[] scores, ItemTable table) {
        this.variety = variety;
        this.table = table;
        this.items = items;
        this.count = items.length;
        this.chances = chances(scores);
        this.nearest = new float[count];
        this.cosines = new float[count];
        this.isPlaced = new boolean[count];
        this.vectors = vectors(items, table);
        this.block = vectors.block(items);
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
                authors.clear();
                categories.clear();
                mostOfAuthor = 1;
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

    private int next() {
        int best = -1;
        float bestValue = 0;
        int bestWithinCaps = -1;
        float bestValueWithinCaps = 0;
        for (int i = 0; i < count; i++) {
            if (isPlaced[i]) {
                continue;
            }
            Labels labels = labels(i);
            int ofAuthor = authors.getOrDefault(labels.author(), 0);
            float value = chances[i] * (1 - variety.cosineDiscount * nearest[i])
                    - (ofAuthor + 1 > mostOfAuthor ? variety.authorCost : 0);
            if (best < 0 || value > bestValue) {
                best = i;
                bestValue = value;
            }
            boolean isWithinCaps =
                    ofAuthor < variety.ofAuthor && categories.getOrDefault(labels.category(), 0) < variety.ofCategory;
            if (isWithinCaps && (bestWithinCaps < 0 || value > bestValueWithinCaps)) {
                bestWithinCaps = i;
                bestValueWithinCaps = value;
            }
        }
        return bestWithinCaps < 0 ? best : bestWithinCaps;
    }

    private Labels labels(int i) {
        var item = table.get(items[i]);
        return item == null || item.features() == null
                ? Labels.NONE
                : item.features().labels();
    }

    private void place(int i) {
        isPlaced[i] = true;
        Labels labels = labels(i);
        // Items without a label are not counted.
        if (labels.author() != null) {
            mostOfAuthor = Math.max(mostOfAuthor, authors.merge(labels.author(), 1, Integer::sum));
        }
        if (labels.category() != null) {
            categories.merge(labels.category(), 1, Integer::sum);
        }
        block.cosines(new PackedQuery(vectors.weightedSum(new int[] {items[i]}, new float[] {1}, 1)), cosines);
        for (int other = 0; other < count; other++) {
            nearest[other] = Math.max(nearest[other], cosines[other]);
        }
    }
}
