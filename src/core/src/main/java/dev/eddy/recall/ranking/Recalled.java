package dev.eddy.recall.ranking;

import dev.eddy.client.Candidate;
import dev.eddy.recall.items.RankedItems;
import java.util.List;
import java.util.Map;

/**
 * The lists of one user as of an instant.
 *
 * @param lists each channel's own list, by its name
 * @param merged the ranker's list, best first
 */
public record Recalled(Map<String, RankedItems> lists, List<Candidate> merged) {

    /** Rank of an item in the merged list, from 1; 0 when it is not among the first {@code depth}. */
    public int rankOf(String itemId, int depth) {
        return Candidate.rankOf(itemId, merged, depth);
    }
}
