package dev.eddy.membership;

import dev.eddy.vector.Vectors;
import java.util.Arrays;
import java.util.Random;

/**
 * Picks the first centres among the vectors, far from each other: k-means++ (Arthur &amp; Vassilvitskii, SODA 2007,
 * section 2.2). Between unit vectors the squared distance D² is twice {@code 1 - cosine}, so the latter is the weight.
 */
final class CentreSeeding {
    /** Directions nearer than this (1 - cosine) count as one: float sums can't tell them apart. */
    static final double SAME_DIRECTION = 1e-6;

    /** k-means++ reads every vector k times; so many per cluster are enough to draw from. */
    private static final int SAMPLE_PER_CLUSTER = 50;

    private static final int SMALLEST_SAMPLE = 10_000;

    private CentreSeeding() {}

    /**
     * {@code k} vectors of different directions.
     *
     * @throws IllegalArgumentException when the vectors have fewer than {@code k} distinct directions
     */
    static float[][] seed(float[][] vectors, int k, Random random) {
        int sampleSize = Math.max(SMALLEST_SAMPLE, SAMPLE_PER_CLUSTER * k);
        if (vectors.length > sampleSize) {
            float[][] sample = new float[sampleSize][];
            Arrays.setAll(sample, i -> vectors[random.nextInt(vectors.length)]);
            float[][] seeds = pick(sample, k, random);
            if (seeds.length == k) {
                return seeds;
            }
            // Most vectors are alike: only all of them can tell whether there are enough directions.
        }
        float[][] seeds = pick(vectors, k, random);
        if (seeds.length < k) {
            throw new IllegalArgumentException("%d clusters need as many directions, the %d vectors have only %d"
                    .formatted(k, vectors.length, seeds.length));
        }
        return seeds;
    }

    /** Up to {@code k} seeds, fewer when the directions run out. */
    private static float[][] pick(float[][] vectors, int k, Random random) {
        float[][] seeds = new float[k][];
        double[] distances = new double[vectors.length];
        Arrays.fill(distances, Double.POSITIVE_INFINITY);
        int next = random.nextInt(vectors.length);
        for (int picked = 0; picked < k; picked++) {
            if (next < 0) {
                return Arrays.copyOf(seeds, picked);
            }
            seeds[picked] = vectors[next];
            double total = 0;
            for (int i = 0; i < vectors.length; i++) {
                double distance = 1 - Vectors.dot(seeds[picked], vectors[i]);
                distances[i] = Math.min(distances[i], distance < SAME_DIRECTION ? 0 : distance);
                total += distances[i];
            }
            next = draw(distances, random.nextDouble() * total);
        }
        return seeds;
    }

    /** The index at which the running sum passes {@code mark}; -1 when all distances are zero. */
    private static int draw(double[] distances, double mark) {
        double sum = 0;
        int last = -1;
        for (int i = 0; i < distances.length; i++) {
            if (distances[i] > 0) {
                sum += distances[i];
                last = i;
                if (sum > mark) {
                    break;
                }
            }
        }
        return last;
    }
}
