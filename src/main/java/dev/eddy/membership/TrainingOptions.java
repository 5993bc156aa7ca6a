package dev.eddy.membership;

/**
 * How centres are trained.
 *
 * @param clusters how many
 * @param seed the same seed and vectors give the same centres, in every JVM
 * @param batchSize vectors per mini-batch, drawn with replacement
 * @param maxBatches training stops here if the mean cosine has not settled before
 * @param refinements passes over all vectors after the mini-batches, each moving every centre to the mean direction of
 *     its cluster
 * @param enoughUsers a cluster with fewer vectors than this borrows the nearest of others; 0 for none
 */
public record TrainingOptions(
        int clusters, long seed, int batchSize, int maxBatches, int refinements, int enoughUsers) {
    /** So many users have between them what one of them may like next; more add little. */
    private static final int ENOUGH_USERS = 2_000;

    /** @throws IllegalArgumentException when a number is out of range */
    public TrainingOptions {
        if (clusters < 1 || batchSize < 1 || maxBatches < 0 || refinements < 0 || enoughUsers < 0) {
            throw new IllegalArgumentException(
                    ("clusters and batch size must be positive, batches, refinements and enough users not negative:"
                                    + " clusters %d, batch size %d, batches %d, refinements %d, enough users %d")
                            .formatted(clusters, batchSize, maxBatches, refinements, enoughUsers));
        }
    }

    /** What serves from a few hundred to millions of vectors: 10 vectors per cluster and batch, at least 1,000. */
    public static TrainingOptions defaults(int clusters, long seed) {
        return new TrainingOptions(clusters, seed, Math.max(1_000, 10 * clusters), 200, 3, ENOUGH_USERS);
    }
}
