package dev.eddy.training;

import dev.eddy.centre.ClusterCount;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/** Tries several numbers of clusters around one per 5,000 users. */
final class ElbowSearch {
    /** Factors of the usual number, even on a logarithmic scale. */
    private static final double[] GRID = {.25, .35, .5, .71, 1, 1.41, 2, 2.83, 4};

    /** Sampled vectors per cluster, enough for the shape of the curve. */
    private static final int SAMPLE_PER_CLUSTER = 250;

    private static final int SMALLEST_SAMPLE = 20_000;
    private static final int BATCHES = 50;

    private final long seed;

    ElbowSearch(long seed) {
        this.seed = seed;
    }

    /**
     * The curve over the grid; a single point for populations that are too small for two clusters of 5,000.
     *
     * @param vectors unit vectors of one dimension; not modified
     * @throws IllegalArgumentException when there are fewer distinct directions than one of the numbers
     */
    ElbowCurve search(float[][] vectors, TrainingProgress progress) {
        int usual = ClusterCount.auto(vectors.length);
        var counts = new TreeSet<Integer>();
        counts.add(usual);
        if (usual > 1) {
            for (double factor : GRID) {
                counts.add((int) Math.max(1, Math.round(usual * factor)));
            }
        }
        List<ElbowCurve.Point> points = new ArrayList<>();
        for (int count : counts) {
            double distance = counts.size() == 1 ? 0 : meanDistance(vectors, count);
            points.add(new ElbowCurve.Point(count, distance));
            progress.stepDone(points.size(), counts.size(), 1 - distance);
        }
        return new ElbowCurve(points);
    }

    private double meanDistance(float[][] vectors, int count) {
        float[][] sample = sample(vectors, Math.max(SMALLEST_SAMPLE, SAMPLE_PER_CLUSTER * count));
        var options = TrainingOptions.defaults(count, seed).withBatches(BATCHES);
        return 1
                - new SphericalKMeans(options)
                        .cluster(sample, TrainingProgress.IGNORED)
                        .pass()
                        .meanCosine();
    }

    private float[][] sample(float[][] vectors, int size) {
        if (vectors.length <= size) {
            return vectors;
        }
        var random = new Random(seed);
        float[][] sample = new float[size][];
        Arrays.setAll(sample, i -> vectors[random.nextInt(vectors.length)]);
        return sample;
    }
}
