package dev.eddy.user;

import dev.eddy.centre.CentreSet;
import dev.eddy.centre.ClusterCount;
import dev.eddy.vector.SplitMix64;
import java.io.Serializable;

/**
 * Decides when the job trains centres by itself, and from which users. It does so while nobody else has trained any: first
 * when there are enough users for two clusters, then again whenever the users would fill twice the clusters there are.
 * One task makes all lists of a cluster, so without a training a growing population would not use the other tasks.
 *
 * @param isOn whether the job trains centres at all
 * @param tasks of the user stage; each sees an equal part of the users
 */
public record FirstTraining(boolean isOn, int tasks) implements Serializable {
    /** Users that centres are trained from at most: 50 or more for each of 400 clusters. */
    public static final int SAMPLE = 20_000;

    /** @param drift of one task's users */
    boolean isDue(Drift drift, CentreSet inUse) {
        return isOn && drift.isSettled() && isDue(users(drift), inUse);
    }

    /**
     * Whether the users have outgrown centres that the job may replace.
     *
     * @param users with a direction, of all tasks
     */
    public static boolean isDue(double users, CentreSet inUse) {
        return inUse.provenance().provisional() && ClusterCount.auto((long) users) >= 2 * inUse.size();
    }

    /** Users of all tasks that have a direction, as far as one task can tell. */
    double users(Drift drift) {
        return tasks * (drift.users() - drift.usersWithoutDirection());
    }

    /** Share of the users in the sample, in (0, 1]. */
    public static double share(double users) {
        return Math.min(1, SAMPLE / users);
    }

    /** Whether a user is in a sample of a share of all: always the same users, whichever task asks. */
    public static boolean isSampled(String userId, double share) {
        return SplitMix64.uniform(userId.hashCode() + 1L) < share;
    }
}
