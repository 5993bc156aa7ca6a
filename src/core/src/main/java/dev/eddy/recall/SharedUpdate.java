package dev.eddy.recall;

import dev.eddy.client.Candidate;
import dev.eddy.client.FeatureWeights;
import dev.eddy.client.GroupProfile;
import dev.eddy.item.ItemFeatures;
import java.util.List;

/**
 * A list or news for all readers of the store.
 *
 * @param id of the cluster, the group or the item; empty for {@link Kind#HOT}
 * @param generatedAtMillis wall clock of the list, epoch milliseconds; 0 without a list
 * @param candidates best first; empty without a list
 * @param weights of a cluster's ranker; else empty
 * @param profile of a cluster or a segment; else null
 */
public record SharedUpdate(
        Kind kind,
        String id,
        long generatedAtMillis,
        List<Candidate> candidates,
        List<FeatureWeights> weights,
        GroupProfile profile) {

    /** Subject of the update. */
    public enum Kind {
        /** The list for unknown users. */
        HOT,
        /** The list of a cluster. */
        CLUSTER,
        /** A cluster without members. */
        CLUSTER_GONE,
        /** The list of those who share an attribute, or of a segment with its profile. */
        GROUP,
        /** The items similar to an item. */
        SIMILAR,
        /** An item was taken down. */
        DOWN,
        /** An item that was taken down is back. */
        BACK
    }

    public static SharedUpdate hot(long generatedAtMillis, List<Candidate> candidates) {
        return new SharedUpdate(Kind.HOT, "", generatedAtMillis, candidates, List.of(), null);
    }

    /** The list, the ranker and the profile of a cluster. */
    public static SharedUpdate of(
            int cluster,
            long generatedAtMillis,
            List<Candidate> candidates,
            List<FeatureWeights> weights,
            GroupProfile profile) {
        return new SharedUpdate(
                Kind.CLUSTER, Integer.toString(cluster), generatedAtMillis, candidates, weights, profile);
    }

    public static SharedUpdate ofGone(int cluster) {
        return new SharedUpdate(Kind.CLUSTER_GONE, Integer.toString(cluster), 0, List.of(), List.of(), null);
    }

    /**
     * The list of a group.
     *
     * @param profile null for those who share an attribute
     */
    public static SharedUpdate ofGroup(
            String group, long generatedAtMillis, List<Candidate> candidates, GroupProfile profile) {
        return new SharedUpdate(Kind.GROUP, group, generatedAtMillis, candidates, List.of(), profile);
    }

    public static SharedUpdate similar(String itemId, long generatedAtMillis, List<Candidate> candidates) {
        return new SharedUpdate(Kind.SIMILAR, itemId, generatedAtMillis, candidates, List.of(), null);
    }

    /** News of an item that was taken down or is back. */
    public static SharedUpdate of(ItemFeatures item) {
        Kind kind = item.down() ? Kind.DOWN : Kind.BACK;
        return new SharedUpdate(kind, item.itemId(), 0, List.of(), List.of(), null);
    }
}
