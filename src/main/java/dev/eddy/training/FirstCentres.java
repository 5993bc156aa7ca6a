package dev.eddy.training;

import dev.eddy.centre.CentreSet;
import dev.eddy.centre.ClusterCount;
import dev.eddy.user.FirstTraining;

/** Trains the job's first centres from a sample of its users: one cluster per 5,000 users. */
public final class FirstCentres {
    /** Smallest sample, of the usual 20,000; a population of 10,000 is its own sample. */
    private static final int LEAST_SAMPLE = 1_000;

    private static final long SEED = 1;

    private FirstCentres() {}

    /**
     * A provisional set.
     *
     * @param input its population is a sample of the users
     * @param users number of users that the sample stands for
     * @throws IllegalArgumentException when the sample is too small, or has too few directions
     */
    public static CentreSet train(TrainingInput input, double users) {
        // The number of users that a cluster needs, scaled to the sample.
        int enough = (int) Math.ceil(FirstTraining.share(users) * TrainingOptions.ENOUGH_USERS);
        var retraining = new Retraining(
                Integer.toString(ClusterCount.auto((long) users)),
                0,
                TrainingOptions.BATCHES,
                TrainingOptions.LARGEST,
                LEAST_SAMPLE,
                SEED,
                enough);
        return retraining
                .retrain(input.population(), input.unused(), TrainingProgress.IGNORED)
                .toSet(input.version(), input.trainedAtMillis(), input.parent())
                .asProvisional();
    }
}
