package dev.eddy.user;

/** A message from the user stage to the cluster stage: an update of one cluster's members or a question about one user. */
public sealed interface ClusterInput permits MemberUpdate, UserQuestion {

    /** Id of the cluster; {@link ClusterAssigner#NO_CLUSTER} when the user has none. */
    int cluster();
}
