package dev.eddy.client;

import java.util.List;

/**
 * An item recalled for a user.
 *
 * @param score higher is better; comparable within one list only
 * @param channels one code for each channel that recalled the item, in the order of the channels
 */
public record Candidate(String itemId, float score, String channels) {
    /** Rank of an item among the first {@code depth} of a list, from 1; 0 when it is not there. */
    public static int rankOf(String itemId, List<Candidate> list, int depth) {
        for (int i = 0; i < Math.min(depth, list.size()); i++) {
            if (list.get(i).itemId().equals(itemId)) {
                return i + 1;
            }
        }
        return 0;
    }
}
