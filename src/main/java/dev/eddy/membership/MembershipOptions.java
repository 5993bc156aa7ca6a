package dev.eddy.membership;

import java.io.Serializable;

/**
 * How users are assigned to clusters.
 *
 * @param margin how much nearer, as a difference of cosines, another centre must be before a user moves
 * @param firstClusters random centres to begin with, before any were trained
 * @param walkUsersPerSecond users per second and task that sweeps and commands walk at most
 */
public record MembershipOptions(double margin, int firstClusters, int walkUsersPerSecond) implements Serializable {

    public MembershipOptions {
        if (!(margin >= 0 && margin <= 2)) {
            throw new IllegalArgumentException("membership: margin must be in [0, 2]: " + margin);
        }
        if (firstClusters < 1) {
            throw new IllegalArgumentException("membership: first-clusters must be at least 1: " + firstClusters);
        }
        if (walkUsersPerSecond < 1) {
            throw new IllegalArgumentException(
                    "membership: walk-users-per-second must be at least 1: " + walkUsersPerSecond);
        }
    }

    /** The shipped settings. */
    public static MembershipOptions defaults() {
        return new MembershipOptions(.02, 1, 20_000);
    }

    /** The centres to begin with. */
    public CentreSet firstCentres(int dimension) {
        return CentreSet.random(1, firstClusters, dimension);
    }
}
