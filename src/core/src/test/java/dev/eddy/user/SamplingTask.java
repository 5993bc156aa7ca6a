package dev.eddy.user;

import dev.eddy.centre.CentreSet;
import dev.eddy.centre.ClusterCount;
import dev.eddy.item.TaskShare;
import dev.eddy.user.WalkSchedule.UserSampling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A task of the user stage as far as it samples users for a training. One of its users stands for {@link #SCALE}. */
public final class SamplingTask {
    public static final int SCALE = 200;
    /** Half of those of a whole user. */
    private static final int ITEMS = 10;

    private final FirstTraining rule;
    private final UserSampling sampling;
    private final Map<Integer, Integer> users;
    private final Map<Integer, Long> versions;
    private CentreSet inUse;

    /**
     * Begins.
     *
     * @param share of the task among all
     * @param users number of users of all buckets, with a direction
     * @param versions of the centres that assigned the users of this task's buckets, which it keeps up
     */
    public SamplingTask(TaskShare share, CentreSet inUse, Map<Integer, Integer> users, Map<Integer, Long> versions) {
        this.rule = new FirstTraining(
                true, 2 * ClusterCount.USERS_PER_CLUSTER, ClusterCount.USERS_PER_CLUSTER, share.tasks());
        this.sampling = new UserSampling(rule, share.task());
        this.users = users;
        this.versions = versions;
        this.inUse = inUse;
    }

    public CentreSet inUse() {
        return inUse;
    }

    public Map<Integer, Long> versions() {
        return versions;
    }

    public void use(CentreSet set) {
        inUse = set;
        sampling.beginAnew();
    }

    /** The turn of a bucket: the users that it samples, once these centres have assigned them. */
    public List<UserSample> turn(int bucket) {
        Drift drift = drift();
        boolean isSampled = sampling.isDue(bucket, drift, inUse);
        versions.put(bucket, inUse.version());
        List<UserSample> sample = new ArrayList<>();
        if (isSampled) {
            sampling.done(bucket);
            for (int user = 0; user < users.get(bucket); user++) {
                sample.add(sampling.sample(inUse.version(), rule.users(drift) / SCALE, 0, new float[] {1, 0}, ITEMS));
            }
        }
        return sample;
    }

    /** Whether the users have outgrown the centres. */
    public boolean isDue() {
        return rule.isDue(drift(), inUse);
    }

    private Drift drift() {
        boolean isSwept = versions.values().stream().allMatch(version -> version == inUse.version());
        double own = versions.keySet().stream().mapToInt(users::get).sum();
        return new Drift(.5, .5, isSwept, 0, true, 1, 0, SCALE * own, SCALE * ClusterCount.counted(ITEMS) * own);
    }
}
