package dev.eddy.client;

import dev.eddy.record.Version;
import java.util.List;

/**
 * A list as it is in the store.
 *
 * @param generatedAtMillis wall clock of the refresh that made it, epoch milliseconds
 * @param candidates best first
 */
public record StoredList(Version version, long generatedAtMillis, List<Candidate> candidates) {

    /** Where an item is in the list, from 1; 0 when it is not. */
    public int rankOf(String itemId) {
        return Candidate.rankOf(itemId, candidates, candidates.size());
    }
}
