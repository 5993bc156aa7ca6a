package dev.eddy.serving;

import dev.eddy.recall.Candidates;
import java.io.IOException;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;

/** Stores users' lists. Only one thread may use it, except for {@link #foreignReplaced}. */
interface CandidateStore extends AutoCloseable {
    /** Opens a store on the task manager, since an open one can't be serialized. */
    @FunctionalInterface
    interface Opener extends Serializable {
        /** Takes the marks of earlier writers. Must not need the store to be up: a job starts, and buffers, without it. */
        CandidateStore open(Collection<StoreMark> restored) throws IOException;
    }

    /**
     * Stores each user's lists unless the store holds newer ones; lists of the same version are replaced. Repeating a call
     * changes nothing, so replays and retries are harmless.
     *
     * @throws StoreFullException when the store has no room
     * @throws IOException when it can't be reached or refuses; a part of the batch may have been stored
     */
    StoreResult storeNewer(Collection<Candidates> batch) throws IOException;

    /** Number of foreign values that lists have replaced since this store was opened. */
    default long foreignReplaced() {
        return 0;
    }

    /** Tells other writers that a rebuild was requested, so that they do not request another one for the same loss. */
    default void rebuildRequested() {}

    /** State with which the next writer notices what the store loses until then. */
    default List<StoreMark> marks() {
        return List.of();
    }

    @Override
    void close();
}
