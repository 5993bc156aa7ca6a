package dev.eddy.training;

import dev.eddy.centre.CentreSet;
import dev.eddy.centre.ClusterCount;
import dev.eddy.user.FirstTraining;

/** Trains the centres that the job gives itself, from a sample of its users: one cluster per 5,000 users. */
public final class FirstCentres {
    /** Of a sample of 20,000; a population of 10,000 is its own sample. */
    private static final int LEAST_SAMPLE = 1_000;

    private static final long SEED = 1;

    private FirstCentres() {}

    /**
     * Trains.
     *
     * @param input whose population is a sample of the users
     * @param users that the sample stands for
     * @return a provisional set
     * @throws IllegalArgumentException when the sample is too small, or has too few directions
     */
    public static CentreSet train(TrainingInput input, double users) {
        var options = new RetrainingOptions(
                        Integer.toString(ClusterCount.auto((long) users)),
                        0,
                        TrainingOptions.BATCHES,
                        TrainingOptions.LARGEST,
                        LEAST_SAMPLE,
                        SEED)
                // The number of users that a cluster needs, scaled to the sample.
                .withEnoughUsers((int) Math.ceil(FirstTraining.share(users) * TrainingOptions.ENOUGH_USERS));
        return new Retraining(options)
                .retrain(input.population(), input.unused(), TrainingProgress.IGNORED)
                .toSet(input.version(), input.trainedAtMillis(), input.parent())
                .asProvisional();
    }
}
