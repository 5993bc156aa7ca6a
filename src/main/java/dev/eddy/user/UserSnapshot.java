package dev.eddy.user;

import dev.eddy.record.Version;

/**
 * State of a user as a cluster needs it: the unit vector of the interest, null while it is zero; whether the
 * interactions count for other users, unlike those of a robot; and the instant, epoch milliseconds, and version of the
 * lists to make.
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
