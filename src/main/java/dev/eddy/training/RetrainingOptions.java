package dev.eddy.training;

/**
 * How centres are trained anew.
 *
 * @param clusters how many, a number or {@link ClusterCount#AUTO} for the elbow
 * @param batchSize vectors per mini-batch, 0 for what suits the number of clusters
 * @param batches mini-batches
 * @param largest clusters with more users than so many times the mean are split
 * @param leastUsers a smaller population is refused
 * @param seed the same seed and vectors give the same centres
 */
public record RetrainingOptions(
        String clusters, int batchSize, int batches, double largest, int leastUsers, long seed) {

    TrainingOptions training(int count) {
        TrainingOptions usual = TrainingOptions.defaults(count, seed).withLargest(largest);
        return usual.withBatches(batchSize == 0 ? usual.batchSize() : batchSize, batches);
    }
}
