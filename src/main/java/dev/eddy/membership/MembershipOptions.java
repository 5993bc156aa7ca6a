package dev.eddy.membership;

import dev.eddy.behaviour.Allowed;
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
        Allowed.within("membership.margin", margin, 0, 2);
        Allowed.atLeast("membership.first-clusters", firstClusters, 1);
        Allowed.atLeast("membership.walk-users-per-second", walkUsersPerSecond, 1);
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
