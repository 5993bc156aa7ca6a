package dev.eddy.membership;

import dev.eddy.vector.Vectors;
import java.util.Random;

/**
 * Trains centres: spherical k-means (Dhillon &amp; Modha, Machine Learning 42, 2001, section 3: a centre is the mean
 * direction of its cluster) by mini-batches (Sculley, "Web-scale k-means clustering", WWW 2010, algorithm 1), then a
 * few passes over all vectors, which cost seconds for millions of users and remove what the batches left to chance.
 */
public final class SphericalKMeans {
    private static final double UNIT_TOLERANCE = 1e-3;

    /** Each re-seeding of empty clusters takes a pass; more than a few don't help. */
    private static final int MOST_RESEEDINGS = 10;

    private final TrainingOptions options;

    public SphericalKMeans(TrainingOptions options) {
        this.options = options;
    }

    /**
     * Clusters the vectors. A cluster that no vector is nearest to is started anew at the vector farthest from its own
     * centre.
     *
     * @param vectors n unit vectors of one dimension; not modified
     * @throws IllegalArgumentException when there are fewer vectors, or fewer distinct directions, than clusters, or a
     *     vector is not a unit vector or of another dimension than the first
     */
    public Training train(float[][] vectors, TrainingProgress progress) {
        if (vectors.length < options.clusters()) {
            throw new IllegalArgumentException(
                    "%d clusters need as many vectors, got %d".formatted(options.clusters(), vectors.length));
        }
        requireUnit(vectors);
        Random random = new Random(options.seed());
        float[][] centres = CentreSeeding.seed(vectors, options.clusters(), random);
        learnFromBatches(centres, vectors, random, progress);
        return refine(centres, vectors, progress);
    }

    private void learnFromBatches(float[][] centres, float[][] vectors, Random random, TrainingProgress progress) {
        int k = centres.length;
        int dimension = vectors[0].length;
        double[][] means = new double[k][dimension];
        long[] counts = new long[k];
        for (int row = 0; row < k; row++) {
            // The seed is the cluster's first vector.
            Vectors.addScaled(means[row], 1, centres[row]);
            counts[row] = 1;
        }
        Plateau plateau = new Plateau();
        float[][] batch = new float[options.batchSize()][];
        int[] rows = new int[batch.length];
        float[] cosines = new float[k];
        for (int done = 1; done <= options.maxBatches() && !plateau.isReached(); done++) {
            // All of a batch is assigned before any centre moves, so the order within it does not matter.
            TransposedCentres transposed = TransposedCentres.of(centres);
            double total = 0;
            for (int i = 0; i < batch.length; i++) {
                batch[i] = vectors[random.nextInt(vectors.length)];
                transposed.cosines(batch[i], cosines);
                rows[i] = TransposedCentres.greatest(cosines);
                total += cosines[rows[i]];
            }
            for (int i = 0; i < batch.length; i++) {
                // The learning rate is one over the cluster's count: the running mean.
                double rate = 1.0 / ++counts[rows[i]];
                Vectors.scale(means[rows[i]], 1 - rate);
                Vectors.addScaled(means[rows[i]], rate, batch[i]);
            }
            for (int row = 0; row < k; row++) {
                centres[row] = directionOr(centres[row], Vectors.unit(means[row]));
            }
            plateau.see(total / batch.length);
            progress.stepDone(done, plannedSteps(0), total / batch.length);
        }
    }

    private Training refine(float[][] centres, float[][] vectors, TrainingProgress progress) {
        for (int pass = 0; ; pass++) {
            ClusterPass all = new ClusterPass(vectors, centres);
            int reseedings = Math.max(0, pass - options.refinements());
            progress.stepDone(options.maxBatches() + pass + 1, plannedSteps(reseedings), all.meanCosine());
            boolean refined = pass >= options.refinements();
            if (refined && (!all.hasEmptyClusters() || reseedings == MOST_RESEEDINGS)) {
                return new Training(
                        vectors[0].length,
                        TransposedCentres.flat(centres),
                        all.sizes(),
                        Reach.of(vectors, centres, all.sizes(), options.enoughUsers()),
                        all.meanCosine());
            }
            for (int row = 0; row < centres.length; row++) {
                if (all.sizes()[row] == 0) {
                    centres[row] = all.takeFarthest();
                } else if (!refined) {
                    centres[row] = directionOr(centres[row], all.meanDirection(row));
                }
            }
        }
    }

    private int plannedSteps(int reseedings) {
        return options.maxBatches() + options.refinements() + 1 + reseedings;
    }

    /** Vectors that cancel out have no mean direction; their centre stays where it was. */
    private static float[] directionOr(float[] before, float[] direction) {
        return direction == null ? before : direction;
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
