package dev.eddy.serving;

import dev.eddy.recall.Candidates;
import java.io.IOException;
import java.util.Collection;
import java.util.List;

/** Stores users' lists. Only one thread may use it, except for {@link #foreignReplaced}. */
interface CandidateStore extends AutoCloseable {
    /**
     * Outcome of a batch.
     *
     * @param written users whose lists were stored
     * @param refused users whose stored lists are newer
     * @param isRebuildDue whether the store has lost acknowledged lists, and no writer has requested a rebuild since
     */
    record Result(int written, int refused, boolean isRebuildDue) {}

    /**
     * Stores each user's lists unless the store holds newer ones; lists of the same version are replaced. Repeating a call
     * changes nothing, so replays and retries are harmless. Throws {@link StoreFullException} when the store has no room, and
     * other {@link IOException}s when it can't be reached or refuses; a part of the batch may have been stored.
     */
    Result storeNewer(Collection<Candidates> batch) throws IOException;

    /** Number of foreign values that lists have replaced since this store was opened. */
    long foreignReplaced();

    /** Tells other writers that a rebuild was requested, so that they do not request another one for the same loss. */
    void rebuildRequested();

    /** State with which the next writer notices what the store loses until then. */
    List<StoreMark> marks();

    @Override
    void close();
}
