package dev.eddy.training;

import dev.eddy.vector.TransposedRows;
import dev.eddy.vector.Vectors;

/** Trains centres: clusters the vectors, splits clusters that are too large, and finds how far small clusters reach for users. */
public final class CentreTrainer {
    private static final double UNIT_TOLERANCE = 1e-3;

    private final TrainingOptions options;

    public CentreTrainer(TrainingOptions options) {
        this.options = options;
    }

    /**
     * Trains.
     *
     * @param vectors n unit vectors of one dimension; not modified
     * @throws IllegalArgumentException when there are fewer vectors or directions than clusters, or when a vector is no unit vector
     *     of the common dimension
     */
    public Training train(float[][] vectors, TrainingProgress progress) {
        if (vectors.length < options.clusters()) {
            throw new IllegalArgumentException(
                    "%d clusters need as many vectors, got %d".formatted(options.clusters(), vectors.length));
        }
        requireUnit(vectors);
        SphericalKMeans.Found found = new SphericalKMeans(options).cluster(vectors, progress);
        float[][] centres = ClusterSplit.split(vectors, found, options);
        boolean isSplit = centres.length > found.centres().length;
        ClusterPass pass = isSplit ? new ClusterPass(vectors, centres) : found.pass();
        return new Training(
                vectors[0].length,
                TransposedRows.flat(centres),
                pass.labels(),
                pass.sizes(),
                GuestReach.of(vectors, centres, pass.sizes(), options.enoughUsers()),
                pass.meanCosine(),
                centres.length - found.centres().length);
    }

    private static void requireUnit(float[][] vectors) {
        for (int i = 0; i < vectors.length; i++) {
            boolean isUnit = vectors[i].length == vectors[0].length
                    && Math.abs(Vectors.dot(vectors[i], vectors[i]) - 1) <= UNIT_TOLERANCE;
            if (!isUnit) {
                throw new IllegalArgumentException(
                        "vector %d is not a unit vector of dimension %d".formatted(i, vectors[0].length));
            }
        }
    }
}
