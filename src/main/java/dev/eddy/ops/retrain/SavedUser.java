package dev.eddy.ops.retrain;

import dev.eddy.user.User;

/**
 * A user in a savepoint.
 *
 * @param cluster the user's cluster, or {@link dev.eddy.user.ClusterAssigner#NO_CLUSTER}
 * @param centreVersion version of the centres that assigned it
 * @param direction unit vector of the user's interest; null while it is zero
 */
record SavedUser(String userId, int cluster, long centreVersion, float[] direction) {

    static SavedUser of(User user) {
        return new SavedUser(
                user.userId(),
                user.cluster(),
                user.centreVersion(),
                user.interest().direction());
    }
}
