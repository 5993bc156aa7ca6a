package dev.eddy.user;

import dev.eddy.centre.CentreSet;
import dev.eddy.centre.ClusterCount;
import java.io.Serializable;

/**
 * Decides when the job trains centres by itself, and from which users. While nobody publishes trained centres, it
 * trains when there are enough users, then whenever they fill twice the current number of clusters. Otherwise a growing
 * population would stay in one cluster, and so in one task. Each of the tasks sees an equal part of the users.
 *
 * @param leastUsers of 20 items each, before the first training
 * @param usersPerCluster see {@link ClusterCount#auto}
 */
public record FirstTraining(boolean isOn, int leastUsers, int usersPerCluster, int tasks) implements Serializable {
    /** Most users in a training: at least 50 for each of 400 clusters. */
    public static final int SAMPLE = 20_000;

    public static FirstTraining of(MembershipOptions options, int tasks) {
        return new FirstTraining(options.trainFirst(), options.retrain().untrained(), options.usersPerCluster(), tasks);
    }

    /** @param drift drift of one task's users */
    boolean isDue(Drift drift, CentreSet inUse) {
        return isOn && drift.isSettled() && isDue(tasks * drift.countedItems(), inUse);
    }

    /**
     * Whether the users of all tasks with a direction have outgrown centres that the job may replace.
     *
     * @param countedItems of these users
     */
    public boolean isDue(double countedItems, CentreSet inUse) {
        return inUse.provenance().provisional()
                && ClusterCount.users(countedItems) >= leastUsers
                && clusters(countedItems) >= 2 * inUse.size();
    }

    private int clusters(double countedItems) {
        return ClusterCount.auto(countedItems, usersPerCluster);
    }

    /** Clusters that the users of all tasks fill. */
    int clusters(Drift drift) {
        return clusters(tasks * drift.countedItems());
    }

    /** Estimate of the users of all tasks with a direction. */
    double users(Drift drift) {
        return tasks * drift.users();
    }

    /** Share of the users in the sample, in (0, 1]. */
    public static double share(double users) {
        return Math.min(1, SAMPLE / users);
    }
}
