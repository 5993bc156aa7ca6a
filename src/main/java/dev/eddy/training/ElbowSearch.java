package dev.eddy.training;

import dev.eddy.centre.ClusterCount;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/** Tries several numbers of clusters around one for 5,000 users, and picks the one at the elbow. */
public final class ElbowSearch {
    /** Relative to one cluster for 5,000 users, evenly on a logarithmic scale. */
    private static final double[] GRID = {.25, .35, .5, .71, 1, 1.41, 2, 2.83, 4};

    /** The curve's shape is seen on so many vectors for each cluster. */
    private static final int SAMPLE_PER_CLUSTER = 250;

    private static final int SMALLEST_SAMPLE = 20_000;
    private static final int BATCHES = 50;

    private final long seed;

    public ElbowSearch(long seed) {
        this.seed = seed;
    }

    /**
     * The curve over the grid. A population of less than two clusters of 5,000 has one point, since splitting it has no use.
     *
     * @param vectors unit vectors of one dimension; not modified
     * @throws IllegalArgumentException when there are fewer distinct directions than one of the numbers
     */
    public ElbowCurve search(float[][] vectors, TrainingProgress progress) {
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
        var options = TrainingOptions.defaults(count, seed);
        options = options.withBatches(options.batchSize(), BATCHES);
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
        for (int i = 0; i < size; i++) {
            sample[i] = vectors[random.nextInt(vectors.length)];
        }
        return sample;
    }
}
