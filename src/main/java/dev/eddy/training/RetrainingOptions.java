package dev.eddy.training;

import dev.eddy.centre.ClusterCount;

/**
 * Options of a retraining.
 *
 * @param clusters number of clusters, or {@link ClusterCount#AUTO} for the elbow
 * @param batchSize vectors per mini-batch; 0 takes ten per cluster, at least 1,000
 * @param batches number of mini-batches
 * @param largest clusters with more users than this multiple of the mean are split
 * @param leastUsers smallest population to train on
 * @param seed equal seeds and vectors give equal centres
 * @param enoughUsers a cluster with fewer users borrows the nearest users of other clusters
 */
public record RetrainingOptions(
        String clusters, int batchSize, int batches, double largest, int leastUsers, long seed, int enoughUsers) {
    TrainingOptions training(int count) {
        int size = batchSize == 0 ? TrainingOptions.defaults(count, seed).batchSize() : batchSize;
        return new TrainingOptions(count, seed, size, batches, TrainingOptions.REFINEMENTS, largest, enoughUsers);
    }
}
