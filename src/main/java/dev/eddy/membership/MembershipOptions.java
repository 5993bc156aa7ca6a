package dev.eddy.membership;

import dev.eddy.behaviour.Allowed;
import java.io.Serializable;
import java.time.Duration;

/**
 * How users are assigned to clusters.
 *
 * @param margin how much nearer, as a difference of cosines, another centre must be before a user moves
 * @param firstClusters random centres to begin with, before any were trained
 * @param walkUsersPerSecond users per second and task that sweeps and commands walk at most
 * @param tombstoneFor how long it is remembered that a user was forgotten: longer than Kafka keeps their events, and than
 *     a savepoint is kept that may be restored
 */
public record MembershipOptions(double margin, int firstClusters, int walkUsersPerSecond, Duration tombstoneFor)
        implements Serializable {

    public MembershipOptions {
        Allowed.within("membership.margin", margin, 0, 2);
        Allowed.between("membership.first-clusters", firstClusters, 1, 100_000);
        Allowed.between("membership.walk-users-per-second", walkUsersPerSecond, 10, 10_000_000);
        Allowed.positive("membership.tombstone-for", tombstoneFor);
    }

    /** The shipped settings. */
    public static MembershipOptions defaults() {
        return new MembershipOptions(.02, 1, 20_000, Duration.ofDays(60));
    }

    /** The centres to begin with. */
    public CentreSet firstCentres(int dimension) {
        return CentreSet.random(1, firstClusters, dimension);
    }
}
