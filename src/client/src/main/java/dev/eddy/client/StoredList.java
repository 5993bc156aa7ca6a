package dev.eddy.client;

import java.util.List;

/**
 * A list in Redis, best first, and the wall clock of the refresh that made it, epoch milliseconds.
 *
 * @param variant name of the variant that ranked it; null for the control, and for lists that are not a user's
 */
public record StoredList(Version version, long generatedAtMillis, List<Candidate> candidates, String variant) {
    /** Of no variant. */
    public StoredList(Version version, long generatedAtMillis, List<Candidate> candidates) {
        this(version, generatedAtMillis, candidates, null);
    }

    /** Rank of an item, from 1; 0 when it is not in the list. */
    public int rankOf(String itemId) {
        return Candidate.rankOf(itemId, candidates, candidates.size());
    }
}
