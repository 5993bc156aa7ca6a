package dev.eddy.user;

import java.util.List;

/**
 * A cluster that knows a user, and how it was found.
 *
 * @param cluster id of the cluster, or {@link ClusterAssigner#NO_CLUSTER}
 * @param centreVersion version of the centres that the cluster was found with
 * @param nextClusters ids of the next-nearest clusters, nearest first; empty unless lists are made
 */
public record Placement(int cluster, long centreVersion, List<Integer> nextClusters) {

    /** No cluster. */
    public static final Placement NONE = new Placement(ClusterAssigner.NO_CLUSTER, 0, List.of());
}
