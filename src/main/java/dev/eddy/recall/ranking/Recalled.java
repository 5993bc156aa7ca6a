package dev.eddy.recall.ranking;

import dev.eddy.client.Candidate;
import dev.eddy.recall.items.RankedItems;
import java.util.List;
import java.util.Map;

/**
 * What was recalled for a user as of an instant.
 *
 * @param lists each channel's own list, by its name
 * @param merged the ranker's list, best first
 */
public record Recalled(Map<String, RankedItems> lists, List<Candidate> merged) {

    /** Where an item is among the first so many of the ranker's list, from 1; 0 when it is not. */
    public int rankOf(String itemId, int depth) {
        return Candidate.rankOf(itemId, merged, depth);
    }
}
