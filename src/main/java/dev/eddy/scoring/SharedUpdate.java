package dev.eddy.scoring;

import dev.eddy.catalog.ItemFeatures;
import java.util.List;

/**
 * News for all readers of the store, whichever user they ask for.
 *
 * @param id of the cluster or the item; empty for {@link Kind#HOT}
 * @param generatedAtMillis wall clock of a list, epoch milliseconds; 0 for an item
 * @param candidates of a list, best first; none for an item
 */
public record SharedUpdate(Kind kind, String id, long generatedAtMillis, List<Candidate> candidates) {

    /** What it is about. */
    public enum Kind {
        /** The list for users nobody knows. */
        HOT,
        /** The list of a cluster. */
        CLUSTER,
        /** An item was taken down. */
        DOWN,
        /** An item that was taken down is back. */
        BACK
    }

    static SharedUpdate hot(long generatedAtMillis, List<Candidate> candidates) {
        return new SharedUpdate(Kind.HOT, "", generatedAtMillis, candidates);
    }

    static SharedUpdate ofCluster(int cluster, long generatedAtMillis, List<Candidate> candidates) {
        return new SharedUpdate(Kind.CLUSTER, Integer.toString(cluster), generatedAtMillis, candidates);
    }

    /** What readers must know of an item that was taken down or is back. */
    public static SharedUpdate of(ItemFeatures item) {
        return new SharedUpdate(item.down() ? Kind.DOWN : Kind.BACK, item.itemId(), 0, List.of());
    }
}
