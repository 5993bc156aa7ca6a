package dev.eddy.training;

import dev.eddy.centre.ClusterCount;

/**
 * How centres are trained anew.
 *
 * @param clusters how many, a number or {@link ClusterCount#AUTO} for the elbow
 * @param batchSize vectors per mini-batch, 0 for what suits the number of clusters
 * @param batches mini-batches
 * @param largest clusters with more users than so many times the mean are split
 * @param leastUsers a smaller population is refused
 * @param seed the same seed and vectors give the same centres
 * @param enoughUsers a cluster with fewer users borrows the nearest of others
 */
public record RetrainingOptions(
        String clusters, int batchSize, int batches, double largest, int leastUsers, long seed, int enoughUsers) {

    /** With as many users a cluster as suit a population that is known in full. */
    public RetrainingOptions(String clusters, int batchSize, int batches, double largest, int leastUsers, long seed) {
        this(clusters, batchSize, batches, largest, leastUsers, seed, TrainingOptions.ENOUGH_USERS);
    }

    RetrainingOptions withEnoughUsers(int enoughNow) {
        return new RetrainingOptions(clusters, batchSize, batches, largest, leastUsers, seed, enoughNow);
    }

    TrainingOptions training(int count) {
        int size = batchSize == 0 ? TrainingOptions.defaults(count, seed).batchSize() : batchSize;
        return new TrainingOptions(count, seed, size, batches, TrainingOptions.REFINEMENTS, largest, enoughUsers);
    }
}
