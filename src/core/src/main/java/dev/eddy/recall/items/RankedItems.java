package dev.eddy.recall.items;

import java.util.Arrays;
import java.util.List;

/**
 * One channel's list, best first.
 *
 * @param numbers numbering of the items
 * @param items distinct
 * @param scores positive, descending, one per item; comparable only within the list
 */
public record RankedItems(ItemNumbers numbers, int[] items, float[] scores) {

    /** The first {@code size} of the items and scores. */
    public static RankedItems of(ItemNumbers numbers, int[] items, float[] scores, int size) {
        return size == items.length
                ? new RankedItems(numbers, items, scores)
                : new RankedItems(numbers, Arrays.copyOf(items, size), Arrays.copyOf(scores, size));
    }

    public int size() {
        return items.length;
    }

    public RankedItems first(int limit) {
        return of(numbers, items, scores, Math.min(limit, items.length));
    }

    /** The first {@code limit} items that are not hidden. */
    public RankedItems without(Marks hidden, int limit) {
        int[] left = new int[Math.min(limit, items.length)];
        float[] leftScores = new float[left.length];
        int size = 0;
        for (int rank = 0; rank < items.length && size < left.length; rank++) {
            if (!hidden.contains(items[rank])) {
                left[size] = items[rank];
                leftScores[size] = scores[rank];
                size++;
            }
        }
        return of(numbers, left, leftScores, size);
    }

    /** Rank of an item among the first {@code depth}, from 1; 0 when it is not among them. */
    public int rankOf(int item, int depth) {
        for (int i = 0; i < Math.min(depth, items.length); i++) {
            if (items[i] == item) {
                return i + 1;
            }
        }
        return 0;
    }

    public String itemId(int rank) {
        return numbers.id(items[rank]);
    }

    public List<String> itemIds() {
        return Arrays.stream(items).mapToObj(numbers::id).toList();
    }
}
