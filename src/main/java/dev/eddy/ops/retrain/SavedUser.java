package dev.eddy.ops.retrain;

import dev.eddy.user.User;

/**
 * What a savepoint says of one user.
 *
 * @param cluster the user's cluster, or {@link dev.eddy.user.ClusterAssigner#NO_CLUSTER}
 * @param centreVersion version of the centres it was found with
 * @param direction unit vector of the user's interest, or null while there is none
 */
public record SavedUser(String userId, int cluster, long centreVersion, float[] direction) {

    static SavedUser of(User user) {
        return new SavedUser(
                user.userId(),
                user.cluster(),
                user.centreVersion(),
                user.interest().direction());
    }
}
