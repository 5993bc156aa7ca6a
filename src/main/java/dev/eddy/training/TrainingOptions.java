package dev.eddy.training;

/**
 * How centres are trained.
 *
 * @param clusters how many
 * @param seed the same seed and vectors give the same centres, in every JVM and on any number of cores
 * @param batchSize vectors per mini-batch, drawn with replacement
 * @param batches mini-batches
 * @param refinements passes over all vectors after the mini-batches, each moving every centre to the mean direction of
 *     its cluster
 * @param largest clusters with more vectors than so many times the mean are split; infinite for none
 * @param enoughUsers a cluster with fewer vectors than this borrows the nearest of others; 0 for none
 */
public record TrainingOptions(
        int clusters, long seed, int batchSize, int batches, int refinements, double largest, int enoughUsers) {
    /**
     * A few more than a cluster has on average. Where users have few interactions each, fewer users recall less: with 7
     * interactions a user, 2,000 recall .976 of what one cluster of all recalls, 5,000 recall .984.
     */
    public static final int ENOUGH_USERS = 6_000;

    /** One refresh reads a part of a cluster that grows with it; five times the mean still bears it. */
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

    /** What serves from a few hundred to millions of vectors: 10 vectors per cluster and batch, at least 1,000. */
    public static TrainingOptions defaults(int clusters, long seed) {
        return new TrainingOptions(
                clusters, seed, Math.max(1_000, 10 * clusters), BATCHES, REFINEMENTS, LARGEST, ENOUGH_USERS);
    }

    public TrainingOptions withBatches(int sizeNow, int batchesNow) {
        return new TrainingOptions(clusters, seed, sizeNow, batchesNow, refinements, largest, enoughUsers);
    }

    public TrainingOptions withLargest(double largestNow) {
        return new TrainingOptions(clusters, seed, batchSize, batches, refinements, largestNow, enoughUsers);
    }
}
