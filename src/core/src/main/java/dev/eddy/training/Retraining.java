package dev.eddy.training;

import dev.eddy.centre.CentreSet;
import dev.eddy.centre.ClusterCount;
import dev.eddy.user.FirstTraining;
import java.util.Arrays;

/**
 * Retrains the centres of a population: chooses the number of clusters, trains, and keeps the ids of continued clusters.
 *
 * @param clusters number of clusters, or {@link ClusterCount#AUTO} for the elbow
 * @param batchSize vectors per mini-batch; 0 takes ten per cluster, at least 1,000
 * @param leastUsers smallest population to train on; the other components are those of {@link TrainingOptions}
 */
public record Retraining(
        String clusters, int batchSize, int batches, double largest, int leastUsers, long seed, int enoughUsers) {
    /** Smallest sample for the first centres, of the usual 20,000; a population of 10,000 is its own sample. */
    private static final int LEAST_SAMPLE = 1_000;

    /**
     * Trains the job's first centres, a provisional set, from a sample of its users.
     *
     * @param users number of users that the sample stands for
     * @param usersPerCluster see {@link ClusterCount#auto}
     * @throws IllegalArgumentException when the sample is too small, or has too few directions
     */
    public static CentreSet firstCentres(TrainingInput input, double users, int usersPerCluster) {
        Population sample = input.population();
        double countedItems = sample.size() == 0 ? 0 : users * sample.countedItems() / sample.size();
        // The number of users that a cluster needs, scaled to the sample.
        int enough = (int) Math.ceil(FirstTraining.share(users) * TrainingOptions.ENOUGH_USERS);
        var retraining = new Retraining(
                Integer.toString(ClusterCount.auto(countedItems, usersPerCluster)),
                0,
                TrainingOptions.BATCHES,
                TrainingOptions.LARGEST,
                LEAST_SAMPLE,
                1,
                enough);
        return retraining
                .retrain(sample, input.unused(), TrainingProgress.IGNORED)
                .toSet(input.version(), input.trainedAtMillis(), input.parent())
                .asProvisional();
    }

    /**
     * Trains.
     *
     * @param unused the lowest id that no cluster ever had
     * @param progress called in the search for the elbow, then in the training
     * @throws IllegalArgumentException when the population is too small, or has too few directions
     */
    public Retrained retrain(Population population, int unused, TrainingProgress progress) {
        long begun = System.nanoTime();
        requireEnough(population);
        ElbowCurve elbow = clusters.equals(ClusterCount.AUTO) ? ElbowSearch.search(population, seed, progress) : null;
        int count = elbow == null ? ClusterCount.of(clusters, population.size()) : elbow.elbow();
        int size = batchSize == 0 ? TrainingOptions.defaults(count, seed).batchSize() : batchSize;
        var options =
                new TrainingOptions(count, seed, size, batches, TrainingOptions.REFINEMENTS, largest, enoughUsers);
        Training training = Training.of(population, options, progress);
        ClusterMatching.Matched matched =
                ClusterMatching.match(population.clusters(), training.labels(), training.sizes().length, unused);
        return new Retrained(population, training, elbow, matched, (System.nanoTime() - begun) / 1e9);
    }

    private void requireEnough(Population population) {
        if (population.size() == 0 && population.without() > 0) {
            throw new IllegalArgumentException(
                    "none of the %,d users clicked an item or declared an interest".formatted(population.without()));
        }
        if (population.size() < leastUsers) {
            throw new IllegalArgumentException(
                    "%,d users have a taste, at least %,d are needed".formatted(population.size(), leastUsers));
        }
        float[][] vectors = population.vectors();
        if (Arrays.stream(vectors).allMatch(vector -> Arrays.equals(vector, vectors[0]))) {
            throw new IllegalArgumentException("the vectors of all %,d users are alike".formatted(population.size()));
        }
    }
}
