package dev.eddy.user;

import java.util.List;

/**
 * A cluster that knows a user, or {@link ClusterAssigner#NO_CLUSTER}; the version of the centres that found it; and the
 * ids of the next-nearest clusters, nearest first, where lists are made.
 */
public record Placement(int cluster, long centreVersion, List<Integer> nextClusters) {

    /** No cluster. */
    public static final Placement NONE = new Placement(ClusterAssigner.NO_CLUSTER, 0, List.of());
}
