package dev.eddy.user;

import dev.eddy.client.Version;

/**
 * State of a user as a cluster needs it.
 *
 * @param direction unit vector of the interest; null while it is zero
 * @param contributes whether the interactions count for other users, unlike those of a robot
 * @param isGuest whether the cluster borrows the user from another one
 * @param aversion {@link Aversion#NONE} for a guest, since clusters make no lists for guests
 * @param asOfMillis instant of the lists to make, epoch milliseconds
 * @param version of the lists to make
 */
public record UserSnapshot(
        String userId,
        Placement placement,
        float[] direction,
        boolean contributes,
        boolean isGuest,
        Aversion aversion,
        long asOfMillis,
        Version version) {

    /** A user of the cluster's own, without an aversion. */
    public UserSnapshot(
            String userId,
            Placement placement,
            float[] direction,
            boolean contributes,
            long asOfMillis,
            Version version) {
        this(userId, placement, direction, contributes, false, Aversion.NONE, asOfMillis, version);
    }

    /** Id of the cluster, or {@link ClusterAssigner#NO_CLUSTER}. */
    public int cluster() {
        return placement.cluster();
    }

    UserSnapshot in(Placement other) {
        return new UserSnapshot(userId, other, direction, contributes, isGuest, aversion, asOfMillis, version);
    }

    UserSnapshot asGuestOf(Placement borrower) {
        return new UserSnapshot(userId, borrower, direction, contributes, true, Aversion.NONE, asOfMillis, version);
    }

    /** The same user for lists of another instant, in epoch milliseconds. */
    public UserSnapshot asOf(long otherMillis) {
        return new UserSnapshot(userId, placement, direction, contributes, isGuest, aversion, otherMillis, version);
    }
}
