package dev.eddy.recall.ranking;

import dev.eddy.recall.cluster.FoundItems;
import dev.eddy.recall.cluster.FoundItems.FoundInterest;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.ItemSpace;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.recall.items.Marks;
import dev.eddy.recall.items.RankedItems;
import dev.eddy.vector.TopK;
import java.util.Arrays;

/**
 * The channels of what is nearest to a member, to the interest as a whole, by category, and in other spaces: of what was
 * found lately, and of what is so new that it could not be found then, by the cosine as it is now.
 */
final class NearestItems {
    /** So many times what a list has is compared anew, of what was nearest when it was looked for. */
    static final int CONSIDERED = 2;

    /** The space of the tag vectors. */
    private static final int TAG = 0;

    private final FoundItems found;
    private final Marks hidden;
    private final ItemNumbers numbers;
    private final ItemTable table;
    private final long asOfMillis;

    /**
     * For one member.
     *
     * @param hidden from the member
     */
    NearestItems(FoundItems found, Marks hidden, ItemNumbers numbers, ItemTable table, long asOfMillis) {
        this.found = found;
        this.hidden = hidden;
        this.numbers = numbers;
        this.table = table;
        this.asOfMillis = asOfMillis;
    }

    /**
     * What is nearest to the member in one of the spaces.
     *
     * @param direction unit vector of the member, or null
     */
    RankedItems list(int space, float[] direction, int limit) {
        TopK top = top(limit);
        if (direction != null) {
            offer(space, found.inSpace(space).nearest(), direction, 1, limit, top);
        }
        return ranked(top);
    }

    /** What is nearest to each interest, of each as many as it is to have. */
    RankedItems crossed(int limit) {
        TopK top = top(limit);
        for (FoundInterest interest : found.interests()) {
            TopK ofInterest = top(interest.quota());
            offer(TAG, interest.nearest(), interest.direction(), interest.cosine(), interest.quota(), ofInterest);
            ofInterest.sorted();
            for (int i = 0; i < ofInterest.size(); i++) {
                if (!contains(top, ofInterest.id(i))) {
                    top.offer(ofInterest.id(i), ofInterest.score(i));
                }
            }
        }
        return ranked(top);
    }

    private static boolean contains(TopK top, int item) {
        for (int i = 0; i < top.size(); i++) {
            if (top.id(i) == item) {
                return true;
            }
        }
        return false;
    }

    private TopK top(int limit) {
        // Items with the same tags are equally near: then what is liked comes first.
        return TopK.ofPositive(limit, (a, b) -> {
            int byHotness = Double.compare(table.hotness(b, asOfMillis), table.hotness(a, asOfMillis));
            return (byHotness != 0 ? byHotness : numbers.compare(a, b)) < 0;
        });
    }

    private void offer(int space, int[] nearest, float[] direction, float factor, int limit, TopK top) {
        ItemSpace searched = table.spaces().get(space);
        int[] latest = others(searched.latest(found.inSpace(space).told()), nearest);
        int[] items = new int[Math.min(nearest.length, CONSIDERED * limit) + latest.length];
        int size = 0;
        for (int i = 0; i < nearest.length && size < CONSIDERED * limit; i++) {
            items[size] = nearest[i];
            size += isShown(nearest[i]) ? 1 : 0;
        }
        for (int item : latest) {
            items[size] = item;
            size += isShown(item) ? 1 : 0;
        }
        float[] cosines = new float[size];
        searched.cosines(direction, items, 0, size, cosines);
        for (int i = 0; i < size; i++) {
            cosines[i] *= factor;
        }
        top.offerAll(items, cosines, size);
    }

    private boolean isShown(int item) {
        return !hidden.contains(item) && table.isRecallableAt(item, asOfMillis);
    }

    private RankedItems ranked(TopK top) {
        top.sorted();
        return new RankedItems(numbers, top.ids(), top.scores());
    }

    /** Those of some items, each once, that are not among the known ones. */
    private static int[] others(int[] items, int[] known) {
        if (items.length == 0) {
            return items;
        }
        int[] sorted = known.clone();
        Arrays.sort(sorted);
        return Arrays.stream(items)
                .distinct()
                .filter(item -> Arrays.binarySearch(sorted, item) < 0)
                .toArray();
    }
}
