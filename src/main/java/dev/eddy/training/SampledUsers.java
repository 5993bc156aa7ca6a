package dev.eddy.training;

import dev.eddy.user.FirstTraining;
import dev.eddy.user.UserSample;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Collects the sample of users that all tasks send, until most of it is there. There is a sample for each version of the centres that
 * assigned the users, since tasks change to other centres one after another.
 */
final class SampledUsers {
    /** Share of the expected sample that is enough, since tasks may overestimate their users. */
    private static final double MOST = .8;

    private final Map<Long, Sample> byVersion = new HashMap<>();

    /** Users in centres of one version. */
    static final class Sample {
        private final Population.Builder gathered = new Population.Builder();
        private double sumOfEstimates;

        private boolean isWhole() {
            return gathered.size() >= MOST * FirstTraining.share(users()) * users();
        }

        /** Number of users that the sample stands for: the mean of the tasks' estimates. */
        double users() {
            return sumOfEstimates / gathered.size();
        }

        Population population() {
            return gathered.build();
        }
    }

    /** Adds a user. Returns whether the sample of the same centres is whole. */
    boolean add(UserSample user) {
        Sample sample = byVersion.computeIfAbsent(user.centreVersion(), version -> new Sample());
        sample.gathered.add(user.direction(), user.cluster());
        sample.sumOfEstimates += user.users();
        return sample.isWhole();
    }

    /** Drops the users in other centres than those of a version, which are in use from now on. */
    void use(long version) {
        byVersion.keySet().retainAll(Set.of(version));
    }

    /** Takes out the sample of users in centres of a version; null while it is not whole. */
    Sample takeWhole(long version) {
        Sample sample = byVersion.get(version);
        return sample != null && sample.isWhole() ? byVersion.remove(version) : null;
    }
}
