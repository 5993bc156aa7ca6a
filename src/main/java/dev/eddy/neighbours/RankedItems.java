package dev.eddy.neighbours;

import java.util.List;

/**
 * One channel's list, best first.
 *
 * @param itemIds distinct
 * @param scores positive, descending, one for each item; comparable within the list only
 */
public record RankedItems(List<String> itemIds, float[] scores) {
    public static final RankedItems EMPTY = new RankedItems(List.of(), new float[0]);

    public int size() {
        return scores.length;
    }
}
