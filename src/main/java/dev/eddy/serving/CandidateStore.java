package dev.eddy.serving;

import dev.eddy.scoring.Candidates;
import java.io.IOException;
import java.util.Collection;

/** Where finished lists go. Knows nothing about Flink. */
public interface CandidateStore extends AutoCloseable {
    /**
     * Stores each user's lists unless newer ones are there; the same version again replaces. Repeating a call changes
     * nothing, so replays and retries are harmless.
     *
     * @throws IOException when the store can't be reached or refuses; any part of the batch may have been stored
     */
    StoreResult storeNewer(Collection<Candidates> batch) throws IOException;

    @Override
    void close();
}
