package dev.eddy.client;

import java.util.List;

/**
 * An item recalled for a user.
 *
 * @param score higher is better; comparable within one list only
 * @param channels one code for each channel that recalled the item, in the order of the channels
 * @param propensity probability with which the place was given to the item, in (0, 1]; 1 of a place that is not explored
 */
public record Candidate(String itemId, float score, String channels, float propensity) {

    /** At a place that is not explored. */
    public Candidate(String itemId, float score, String channels) {
        this(itemId, score, channels, 1);
    }

    public boolean isExplored() {
        return propensity < 1;
    }

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
