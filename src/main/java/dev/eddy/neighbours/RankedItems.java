package dev.eddy.neighbours;

import java.util.Arrays;
import java.util.List;

/**
 * One channel's list, best first.
 *
 * @param numbers what the items are numbered by
 * @param items distinct
 * @param scores positive, descending, one for each item; comparable within the list only
 */
public record RankedItems(ItemNumbers numbers, int[] items, float[] scores) {

    /** The first of the items and scores. */
    static RankedItems of(ItemNumbers numbers, int[] items, float[] scores, int size) {
        return size == items.length
                ? new RankedItems(numbers, items, scores)
                : new RankedItems(numbers, Arrays.copyOf(items, size), Arrays.copyOf(scores, size));
    }

    public int size() {
        return items.length;
    }

    public String itemId(int rank) {
        return numbers.id(items[rank]);
    }

    public List<String> itemIds() {
        return Arrays.stream(items).mapToObj(numbers::id).toList();
    }
}
