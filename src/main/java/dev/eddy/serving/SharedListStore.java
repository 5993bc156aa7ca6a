package dev.eddy.serving;

import dev.eddy.client.ClusterSummary;
import dev.eddy.client.DownChange;
import dev.eddy.client.DownHead;
import dev.eddy.client.DownLog;
import dev.eddy.client.DownSet;
import dev.eddy.client.RedisKeys;
import dev.eddy.client.StoredList;
import java.io.IOException;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
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

    /** Removes the list of a cluster, and what it is like. */
    void removeCluster(int cluster) throws IOException;

    /**
     * Removes what clusters were like before an instant: nobody tells of their end who has lost their state.
     *
     * @param generatedAtMillis of the oldest that stays
     */
    void removeSummariesBefore(long generatedAtMillis) throws IOException;

    /**
     * Tells readers of items that were taken down or are back, by adding to the log of take-downs.
     *
     * @param head where the log ended, as far as the writer knows
     * @param changes {@link DownLog#CHUNK} at most; none to see whether the log is still there, and to renew its TTL
     * @return where it ends now; {@link DownHead#NONE} when it did not end with {@code head}, and nothing was written
     */
    DownHead appendDown(DownHead head, List<DownChange> changes) throws IOException;

    /** Makes the log anew: readers leave these items out, also in lists that were stored before, and no others. */
    DownHead replaceDown(Collection<String> itemIds) throws IOException;

    /** Brings up to date what somebody knows of the log. */
    void readDown(DownSet known) throws IOException;

    /** Values in the place of Eddy's own that were of another type, since this store was opened; any thread asks. */
    long foreignReplaced();

    @Override
    void close();
}
