package dev.eddy.serving;

import java.io.IOException;
import java.io.Serializable;
import java.util.Collection;
import java.util.Map;

/** Where lists for more than one user go, and the ids of the items that readers must leave out. */
public interface SharedListStore extends AutoCloseable {
    /** As {@link CandidateStoreOpener}. */
    @FunctionalInterface
    interface Opener extends Serializable {
        SharedListStore open() throws IOException;
    }

    /**
     * Stores a list under a name such as {@link RedisKeys#HOT} unless a newer one is there: by version, and for the same
     * version by the time it was generated at.
     *
     * @param more further fields of the key
     */
    void storeShared(String name, StoredList list, Map<String, String> more) throws IOException;

    /** Stores what a cluster is like, beside all others. */
    void storeSummary(int cluster, ClusterSummary summary) throws IOException;

    /** Readers leave the items out from now on, also in lists that were stored before. */
    void markDown(Collection<String> itemIds) throws IOException;

    /** Takes {@link #markDown} back. */
    void clearDown(String itemId) throws IOException;

    @Override
    void close();
}
