package dev.eddy.membership;

import dev.eddy.vector.Vectors;
import java.util.Arrays;
import java.util.Random;

/**
 * Picks the first centres among the vectors, far from each other: k-means++ (Arthur &amp; Vassilvitskii, SODA 2007,
 * section 2.2), of several draws the best (the greedy variant of their conclusion), which seldom seeds one cluster twice.
 * Between unit vectors the squared distance D² is twice {@code 1 - cosine}, so the latter is the weight.
 */
final class CentreSeeding {
    /** Directions nearer than this (1 - cosine) count as one: float sums can't tell them apart. */
    static final double SAME_DIRECTION = 1e-6;

    /** k-means++ reads every vector k times and more; so many per cluster are enough to draw from. */
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
        int draws = 2 + (int) Math.log(k);
        double[] distances = new double[vectors.length];
        Arrays.fill(distances, Double.POSITIVE_INFINITY);
        float[][] seeds = new float[k][];
        seeds[0] = vectors[random.nextInt(vectors.length)];
        distances = nearer(distances, vectors, seeds[0]);
        for (int picked = 1; picked < k; picked++) {
            double total = Arrays.stream(distances).sum();
            if (total == 0) {
                return Arrays.copyOf(seeds, picked);
            }
            double[] best = null;
            double least = Double.POSITIVE_INFINITY;
            for (int i = 0; i < draws; i++) {
                float[] candidate = vectors[draw(distances, random.nextDouble() * total)];
                double[] remaining = nearer(distances, vectors, candidate);
                double sum = Arrays.stream(remaining).sum();
                if (sum < least) {
                    least = sum;
                    best = remaining;
                    seeds[picked] = candidate;
                }
            }
            distances = best;
        }
        return seeds;
    }

    /** Each vector's distance to the nearest seed, once {@code seed} is one too. */
    private static double[] nearer(double[] distances, float[][] vectors, float[] seed) {
        double[] nearer = new double[vectors.length];
        for (int i = 0; i < vectors.length; i++) {
            double distance = 1 - Vectors.dot(seed, vectors[i]);
            nearer[i] = Math.min(distances[i], distance < SAME_DIRECTION ? 0 : distance);
        }
        return nearer;
    }

    /** The index at which the running sum passes {@code mark}, never one of distance zero. */
    private static int draw(double[] distances, double mark) {
        double sum = 0;
        int last = 0;
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
