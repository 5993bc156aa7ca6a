package dev.eddy.user;

import java.util.List;

/** A user's cluster, the version of the centres that found it, and the next-nearest clusters, nearest first. */
public record Placement(int cluster, long centreVersion, List<Integer> nextClusters) {

    public static final Placement NONE = new Placement(ClusterAssigner.NO_CLUSTER, 0, List.of());
}
