package dev.eddy.training;

import dev.eddy.user.FirstTraining;
import dev.eddy.user.UserSample;

/** Gathers the sample of users that all tasks send, until most of it is there. */
final class SampledUsers {
    /** Share of the expected sample: some tasks have a few users less than they estimate. */
    private static final double MOST = .8;

    private Population.Builder gathered = new Population.Builder();
    private long centreVersion = -1;
    private double sumOfEstimates;

    /** Takes a user. A user in other centres than the one before begins a new sample. */
    void add(UserSample user) {
        if (user.centreVersion() != centreVersion) {
            clear();
            centreVersion = user.centreVersion();
        }
        gathered.add(user.direction(), user.cluster());
        sumOfEstimates += user.users();
    }

    /** Begins a new sample. */
    void clear() {
        gathered = new Population.Builder();
        sumOfEstimates = 0;
    }

    /** Whether most of the expected users are there. */
    boolean isWhole() {
        return gathered.size() > 0 && gathered.size() >= MOST * FirstTraining.share(users()) * users();
    }

    /** Users that the sample stands for, the mean of what the tasks estimate. */
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
