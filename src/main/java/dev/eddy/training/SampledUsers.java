package dev.eddy.training;

import dev.eddy.user.FirstTraining;
import dev.eddy.user.UserSample;

/** Collects the sample of users that all tasks send, until most of it is there. */
final class SampledUsers {
    /** Share of the expected sample that is enough, since tasks may overestimate their users. */
    private static final double MOST = .8;

    private Population.Builder gathered = new Population.Builder();
    private long centreVersion = -1;
    private double sumOfEstimates;

    /** Adds a user. A change of the centres' version starts a new sample. */
    void add(UserSample user) {
        if (user.centreVersion() != centreVersion) {
            clear();
            centreVersion = user.centreVersion();
        }
        gathered.add(user.direction(), user.cluster());
        sumOfEstimates += user.users();
    }

    void clear() {
        gathered = new Population.Builder();
        sumOfEstimates = 0;
    }

    /** Whether 80 % of the expected users are there. */
    boolean isWhole() {
        return gathered.size() > 0 && gathered.size() >= MOST * FirstTraining.share(users()) * users();
    }

    /** Number of users that the sample stands for: the mean of the tasks' estimates. */
    double users() {
        return sumOfEstimates / gathered.size();
    }

    long centreVersion() {
        return centreVersion;
    }

    Population population() {
        return gathered.build();
    }
}
