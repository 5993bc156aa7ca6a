package dev.eddy.user;

import dev.eddy.centre.CentreSet;
import dev.eddy.centre.ClusterCount;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Samples the users of each bucket once per training. It keeps no state, since a restart loses the training too. */
final class UserSampling {
    private final FirstTraining rule;
    private final Map<Integer, Round> sampled = new HashMap<>();
    private Round round;
    private double users;

    /** A training of users that outgrew the centres of a version. */
    private record Round(long version, int clusters) {}

    UserSampling(FirstTraining rule) {
        this.rule = rule;
    }

    /** Whether the users of a bucket are to be sampled now. */
    boolean isDue(int bucket, Drift drift, CentreSet inUse) {
        if (!rule.isDue(drift, inUse)) {
            return false;
        }
        users = rule.users(drift);
        int clusters = ClusterCount.auto((long) users);
        // A refused training is repeated once the users have doubled.
        if (round == null || round.version != inUse.version() || clusters >= 2 * round.clusters) {
            round = new Round(inUse.version(), clusters);
        }
        return !round.equals(sampled.get(bucket));
    }

    void done(int bucket) {
        sampled.put(bucket, round);
    }

    /** The user as a sample, if the user has a direction and belongs to the sampled share. */
    Optional<UserSample> sample(User user) {
        Interest interest = user.interest();
        return interest.hasDirection() && FirstTraining.isSampled(user.userId(), FirstTraining.share(users))
                ? Optional.of(new UserSample(user.centreVersion(), users, user.cluster(), interest.direction()))
                : Optional.empty();
    }
}
