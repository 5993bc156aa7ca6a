package dev.eddy.scoring;

import dev.eddy.catalog.ItemFeatures;
import java.util.List;

/**
 * News for all readers of the store, whichever user they ask for.
 *
 * @param id of the cluster or the item; empty for {@link Kind#HOT}
 * @param generatedAtMillis wall clock of a list, epoch milliseconds; 0 for an item
 * @param candidates of a list, best first; none for an item
 * @param weights of a cluster's mixture; else none
 */
public record SharedUpdate(
        Kind kind, String id, long generatedAtMillis, List<Candidate> candidates, List<FeatureWeights> weights) {

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
        return new SharedUpdate(Kind.HOT, "", generatedAtMillis, candidates, List.of());
    }

    static SharedUpdate ofCluster(
            int cluster, long generatedAtMillis, List<Candidate> candidates, List<FeatureWeights> weights) {
        return new SharedUpdate(Kind.CLUSTER, Integer.toString(cluster), generatedAtMillis, candidates, weights);
    }

    /** An item is down, at the latest since an instant; 0 for just now. */
    public static SharedUpdate down(String itemId, long sinceMillis) {
        return new SharedUpdate(Kind.DOWN, itemId, sinceMillis, List.of(), List.of());
    }

    /** What readers must know of an item that was taken down or is back. */
    public static SharedUpdate of(ItemFeatures item) {
        return item.down()
                ? down(item.itemId(), 0)
                : new SharedUpdate(Kind.BACK, item.itemId(), 0, List.of(), List.of());
    }
}
