package dev.eddy.membership;

import dev.eddy.interest.Interest;

/**
 * What the user stage keeps of one user.
 *
 * @param cluster the user's cluster, or {@link ClusterAssigner#NO_CLUSTER}
 * @param centreVersion version of the centres it was found with
 * @param epoch first part of the user's {@link Version}
 * @param command last part of it
 */
public record User(String userId, Interest interest, int cluster, long centreVersion, long epoch, long command) {

    /** A user nobody knows. */
    public static User unknown(String userId, int dimension) {
        return new User(userId, Interest.none(dimension), ClusterAssigner.NO_CLUSTER, 0, 0, 0);
    }

    /** The age of lists made from this. */
    public Version version() {
        return new Version(epoch, interest.sequence(), command);
    }

    boolean hasCluster() {
        return cluster != ClusterAssigner.NO_CLUSTER;
    }

    User with(Interest interestNow) {
        return new User(userId, interestNow, cluster, centreVersion, epoch, command);
    }

    User in(int clusterNow, long centreVersionNow) {
        return new User(userId, interest, clusterNow, centreVersionNow, epoch, command);
    }

    User after(long commandNow) {
        return new User(userId, interest, cluster, centreVersion, epoch, Math.max(command, commandNow));
    }
}
