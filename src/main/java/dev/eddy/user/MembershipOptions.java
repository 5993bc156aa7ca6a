package dev.eddy.user;

import dev.eddy.centre.CentreSet;
import dev.eddy.record.Allowed;
import java.io.Serializable;
import java.time.Duration;

/**
 * How users are assigned to clusters.
 *
 * @param margin how much nearer, as a difference of cosines, another centre must be before a user moves
 * @param firstClusters random centres to begin with, before any were trained
 * @param walkUsersPerSecond users per second and task that sweeps and commands walk at most
 * @param moveUsersPerSecond of these, users per second and task that may move to another cluster at most
 * @param tombstoneFor how long it is remembered that a user was forgotten: longer than Kafka keeps their events, and than
 *     a savepoint is kept that may be restored
 * @param retrainBelow centres should be trained anew once the users' mean cosine with their centre is lower by more than this
 *     than the best it has had
 * @param retrainLargest or once the largest cluster has more than so many times the mean's users
 * @param retrainMoves or once more than so many of 1,000 events have a user move
 * @param retrainAfter or once the centres are older than this, by event time
 * @param retrainUntrained or once there are more users than this, and no centres were trained yet
 * @param trainFirst whether the job trains centres by itself, see {@link FirstTraining}
 */
public record MembershipOptions(
        double margin,
        int firstClusters,
        int walkUsersPerSecond,
        int moveUsersPerSecond,
        Duration tombstoneFor,
        double retrainBelow,
        double retrainLargest,
        double retrainMoves,
        Duration retrainAfter,
        int retrainUntrained,
        boolean trainFirst)
        implements Serializable {

    public MembershipOptions {
        Allowed.within("membership.margin", margin, 0, 2);
        Allowed.between("membership.first-clusters", firstClusters, 1, 100_000);
        Allowed.between("membership.walk-users-per-second", walkUsersPerSecond, 10, 10_000_000);
        Allowed.between("membership.move-users-per-second", moveUsersPerSecond, 1, 10_000_000);
        Allowed.positive("membership.tombstone-for", tombstoneFor);
        Allowed.within("membership.retrain-below", retrainBelow, 0, 2);
        Allowed.within("membership.retrain-largest", retrainLargest, 1, 100_000);
        Allowed.within("membership.retrain-moves", retrainMoves, 0, 1_000);
        Allowed.positive("membership.retrain-after", retrainAfter);
        Allowed.between("membership.retrain-untrained", retrainUntrained, 1, 1_000_000_000);
    }

    /** The shipped settings. */
    public static MembershipOptions defaults() {
        return new MembershipOptions(
                .02, 1, 20_000, 300, Duration.ofDays(60), .05, 10, 100, Duration.ofDays(7), 10_000, true);
    }

    /** The centres to begin with. */
    public CentreSet firstCentres(int dimension) {
        return CentreSet.random(1, firstClusters, dimension);
    }
}
