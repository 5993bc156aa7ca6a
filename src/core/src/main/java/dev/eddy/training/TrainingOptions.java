package dev.eddy.training;

/**
 * Options of a training.
 *
 * @param seed equal seeds and vectors give equal centres, in every JVM and on any number of cores
 * @param batchSize vectors per mini-batch, drawn with replacement
 * @param batches number of mini-batches
 * @param refinements passes over all vectors after the mini-batches; each moves every centre to the mean direction of its cluster
 * @param largest clusters with more vectors than this multiple of the mean are split; infinite splits none
 * @param enoughUsers a cluster with fewer vectors borrows the nearest vectors of others; 0 borrows none
 */
public record TrainingOptions(
        int clusters, long seed, int batchSize, int batches, int refinements, double largest, int enoughUsers) {
    /**
     * A few more users than a cluster has on average. With fewer users recall falls: with 7 interactions a user, clusters of 2,000
     * reach .976 of the recall of one cluster of all users, clusters of 5,000 reach .984.
     */
    public static final int ENOUGH_USERS = 6_000;

    /** The time of a refresh grows with the cluster; five times the mean is still fast enough. */
    public static final double LARGEST = 5;

    public static final int BATCHES = 200;

    static final int REFINEMENTS = 3;

    /** @throws IllegalArgumentException when a number is out of range */
    public TrainingOptions {
        if (clusters < 1 || batchSize < 1 || batches < 0 || refinements < 0 || enoughUsers < 0) {
            throw new IllegalArgumentException(
                    ("clusters and batch size must be positive, batches, refinements and enough users not negative:"
                                    + " clusters %d, batch size %d, batches %d, refinements %d, enough users %d")
                            .formatted(clusters, batchSize, batches, refinements, enoughUsers));
        }
        if (!(largest > 1)) {
            throw new IllegalArgumentException("the largest cluster must be allowed more than the mean: " + largest);
        }
    }

    /** Options for hundreds to millions of vectors: 10 vectors per cluster and batch, at least 1,000. */
    public static TrainingOptions defaults(int clusters, long seed) {
        return new TrainingOptions(
                clusters, seed, Math.max(1_000, 10 * clusters), BATCHES, REFINEMENTS, LARGEST, ENOUGH_USERS);
    }

    TrainingOptions withBatches(int batchesNow) {
        return new TrainingOptions(clusters, seed, batchSize, batchesNow, refinements, largest, enoughUsers);
    }
}
