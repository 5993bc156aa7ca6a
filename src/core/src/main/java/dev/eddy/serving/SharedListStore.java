package dev.eddy.serving;

import dev.eddy.client.ClusterSummary;
import dev.eddy.client.DownChange;
import dev.eddy.client.DownHead;
import dev.eddy.client.DownSet;
import dev.eddy.client.RedisKeys;
import dev.eddy.client.StoredList;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Stores lists for more than one user, summaries of clusters, and the log of items taken down. */
interface SharedListStore extends AutoCloseable {
    /**
     * A list with further fields of its key.
     *
     * @param name like {@link RedisKeys#HOT}
     */
    record Shared(String name, StoredList list, Map<String, String> more) {}

    /**
     * Stores lists together, each unless the store holds a newer one. Of two lists of the same version, the one generated later is
     * newer, but for one of more than an hour later: its clock was wrong.
     */
    void storeShared(Collection<Shared> lists) throws IOException;

    default void storeShared(String name, StoredList list, Map<String, String> more) throws IOException {
        storeShared(List.of(new Shared(name, list, more)));
    }

    void storeSummaries(Map<Integer, ClusterSummary> summaries) throws IOException;

    default void storeSummary(int cluster, ClusterSummary summary) throws IOException {
        storeSummaries(Map.of(cluster, summary));
    }

    void removeCluster(int cluster) throws IOException;

    /** Removes summaries from before this time, because a job that lost its state does not report the end of a cluster. */
    void removeSummariesBefore(long generatedAtMillis) throws IOException;

    /**
     * Appends at most {@link DownLogWriter#CHUNK} changes to the take-down log, renews its TTL, and returns its new end. When
     * the log does not end with the given head, writes nothing and returns {@link DownHead#NONE}.
     */
    DownHead appendDown(DownHead head, List<DownChange> changes) throws IOException;

    /** Replaces the log: readers then leave out these items, and no others. */
    DownHead replaceDown(Collection<String> itemIds) throws IOException;

    /** Updates a set of items from the log. */
    void readDown(DownSet known) throws IOException;

    /** Number of foreign values found since this store was opened. Any thread may call it. */
    long foreignReplaced();

    @Override
    void close();
}
