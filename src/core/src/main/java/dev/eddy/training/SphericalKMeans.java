package dev.eddy.training;

import dev.eddy.vector.Vectors;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;

/**
 * Spherical k-means (Dhillon &amp; Modha, Machine Learning 42, 2001, section 3: a centre is the mean direction of its cluster) by
 * mini-batches (Sculley, "Web-scale k-means clustering", WWW 2010, algorithm 1). A few passes over all vectors follow; they take
 * seconds for millions of users and reduce the randomness of the batches.
 */
record SphericalKMeans(TrainingOptions options) {
    /** Each re-seeding of empty clusters takes a pass; more do not help. */
    private static final int MOST_RESEEDINGS = 10;

    /** Centres, and the pass that assigned all vectors to them. */
    record Found(float[][] centres, ClusterPass pass) {}

    /**
     * Clusters unit vectors. An empty cluster restarts at the vector farthest from its centre; vectors that cancel out
     * leave their centre as it is.
     *
     * @throws IllegalArgumentException when there are fewer distinct directions than clusters
     */
    Found cluster(float[][] vectors, TrainingProgress progress) {
        Random random = new Random(options.seed());
        float[][] centres = CentreSeeding.seed(vectors, options.clusters(), random);
        learnFromBatches(centres, vectors, random, progress);
        return refine(centres, vectors, progress);
    }

    private void learnFromBatches(float[][] centres, float[][] vectors, Random random, TrainingProgress progress) {
        double[][] sums = new double[centres.length][vectors[0].length];
        for (int row = 0; row < sums.length; row++) {
            // The seed counts as the cluster's first vector.
            Vectors.addScaled(sums[row], 1, centres[row]);
        }
        float[][] batch = new float[options.batchSize()][];
        for (int done = 1; done <= options.batches(); done++) {
            Arrays.setAll(batch, i -> vectors[random.nextInt(vectors.length)]);
            // The whole batch is assigned before a centre moves. With a learning rate of one over the cluster's count a
            // centre is the mean of all its vectors, which has the direction of their sum.
            ClusterPass pass = ClusterPass.of(batch, centres);
            for (int row = 0; row < sums.length; row++) {
                for (int d = 0; d < sums[row].length; d++) {
                    sums[row][d] += pass.sums()[row][d];
                }
                centres[row] = Objects.requireNonNullElse(Vectors.unit(sums[row]), centres[row]);
            }
            progress.stepDone(done, plannedSteps(0), pass.meanCosine());
        }
    }

    private Found refine(float[][] centres, float[][] vectors, TrainingProgress progress) {
        for (int pass = 0; ; pass++) {
            ClusterPass all = ClusterPass.of(vectors, centres);
            int reseedings = Math.max(0, pass - options.refinements());
            progress.stepDone(options.batches() + pass + 1, plannedSteps(reseedings), all.meanCosine());
            boolean refined = pass >= options.refinements();
            if (refined && (!all.hasEmptyClusters() || reseedings == MOST_RESEEDINGS)) {
                return new Found(centres, all);
            }
            for (int row = 0; row < centres.length; row++) {
                if (all.sizes()[row] == 0) {
                    centres[row] = all.takeFarthest();
                } else if (!refined) {
                    centres[row] = Objects.requireNonNullElse(Vectors.unit(all.sums()[row]), centres[row]);
                }
            }
        }
    }

    private int plannedSteps(int reseedings) {
        return options.batches() + options.refinements() + 1 + reseedings;
    }
}
