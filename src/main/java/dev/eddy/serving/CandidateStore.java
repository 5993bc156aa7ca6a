package dev.eddy.serving;

import dev.eddy.recall.Candidates;
import java.io.IOException;
import java.util.Collection;
import java.util.List;

/** Where finished lists go. Knows nothing about Flink. */
public interface CandidateStore extends AutoCloseable {
    /**
     * Stores each user's lists unless newer ones are there; the same version again replaces. Repeating a call changes
     * nothing, so replays and retries are harmless.
     *
     * @throws IOException when the store can't be reached or refuses; a {@link StoreFullException} when it has no room. Any
     *     part of the batch may have been stored
     */
    StoreResult storeNewer(Collection<Candidates> batch) throws IOException;

    /** Values in the place of lists that were not Eddy's, and were replaced, since this store was opened; any thread asks. */
    default long foreignReplaced() {
        return 0;
    }

    /**
     * A rebuild was asked for: other writers that find the same loss need not ask again. Should it fail they ask, which costs
     * time only.
     */
    default void rebuildRequested() {}

    /** What the next writer needs to find out what the store has lost meanwhile. */
    default List<StoreMark> marks() {
        return List.of();
    }

    @Override
    void close();
}
