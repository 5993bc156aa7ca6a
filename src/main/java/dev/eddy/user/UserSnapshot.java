package dev.eddy.user;

import dev.eddy.record.Version;

/**
 * State of a user as a cluster needs it.
 *
 * @param direction unit vector of the user's interest; null while the interest is zero
 * @param contributes whether the user's interactions count for other users; false for a robot
 * @param asOfMillis instant of the lists to make, epoch milliseconds
 * @param version version of the lists to make
 */
public record UserSnapshot(
        String userId, Placement placement, float[] direction, boolean contributes, long asOfMillis, Version version) {

    /** Id of the cluster, or {@link ClusterAssigner#NO_CLUSTER}. */
    public int cluster() {
        return placement.cluster();
    }

    UserSnapshot in(Placement other) {
        return new UserSnapshot(userId, other, direction, contributes, asOfMillis, version);
    }

    /** The same user for lists of another instant, in epoch milliseconds. */
    public UserSnapshot asOf(long otherMillis) {
        return new UserSnapshot(userId, placement, direction, contributes, otherMillis, version);
    }
}
