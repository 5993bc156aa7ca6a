package dev.eddy.training;

import dev.eddy.centre.ClusterCount;
import java.util.ArrayList;
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

    private ElbowSearch() {}

    /**
     * The curve over the grid; a single point for populations that are too small for two clusters of 5,000.
     *
     * @throws IllegalArgumentException when there are fewer distinct directions than one of the numbers
     */
    static ElbowCurve search(Population population, long seed, TrainingProgress progress) {
        int usual = ClusterCount.auto(population.countedItems(), ClusterCount.USERS_PER_CLUSTER);
        var counts = new TreeSet<>(List.of(usual));
        if (usual > 1) {
            for (double factor : GRID) {
                counts.add((int) Math.max(1, Math.round(usual * factor)));
            }
        }
        List<ElbowCurve.Point> points = new ArrayList<>();
        for (int count : counts) {
            double distance = counts.size() == 1 ? 0 : meanDistance(population.vectors(), count, seed);
            points.add(new ElbowCurve.Point(count, distance));
            progress.stepDone(points.size(), counts.size(), 1 - distance);
        }
        return new ElbowCurve(points);
    }

    private static double meanDistance(float[][] vectors, int count, long seed) {
        int size = Math.max(SMALLEST_SAMPLE, SAMPLE_PER_CLUSTER * count);
        float[][] sample = CentreSeeding.sample(vectors, size, new Random(seed));
        var means = new SphericalKMeans(TrainingOptions.defaults(count, seed).withBatches(BATCHES));
        return 1 - means.cluster(sample, TrainingProgress.IGNORED).pass().meanCosine();
    }
}
