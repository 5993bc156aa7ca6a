package dev.eddy.training;

import dev.eddy.vector.TransposedRows;
import java.util.Arrays;
import java.util.Random;

/**
 * Picks the initial centres among the vectors by greedy k-means++ (Arthur &amp; Vassilvitskii, SODA 2007, section 2.2; the greedy
 * variant is in their conclusion). The squared distance of unit vectors is twice {@code 1 - cosine}, which serves as the weight.
 */
final class CentreSeeding {
    /** Vectors nearer than this (1 - cosine) count as equal: float sums can't tell them apart. */
    private static final float SAME_DIRECTION = 4e-6f;

    /** Vectors per cluster to draw from; k-means++ reads each of them more than k times. */
    private static final int SAMPLE_PER_CLUSTER = 50;

    private static final int SMALLEST_SAMPLE = 10_000;

    private CentreSeeding() {}

    /** @throws IllegalArgumentException when the vectors have fewer than {@code k} distinct directions */
    static float[][] seed(float[][] vectors, int k, Random random) {
        float[][] sample = sample(vectors, Math.max(SMALLEST_SAMPLE, SAMPLE_PER_CLUSTER * k), random);
        float[][] seeds = pick(sample, k, random);
        if (seeds.length < k && sample.length < vectors.length) {
            // Most vectors are equal: only all of them decide whether there are enough directions.
            seeds = pick(vectors, k, random);
        }
        if (seeds.length < k) {
            throw new IllegalArgumentException("%d clusters need as many directions, the %d vectors have only %d"
                    .formatted(k, vectors.length, seeds.length));
        }
        return seeds;
    }

    /** All vectors, or {@code size} of more, drawn with replacement. */
    static float[][] sample(float[][] vectors, int size, Random random) {
        if (vectors.length <= size) {
            return vectors;
        }
        float[][] sample = new float[size][];
        Arrays.setAll(sample, i -> vectors[random.nextInt(vectors.length)]);
        return sample;
    }

    /** Whether the vectors have at least two directions. */
    static boolean hasTwoDirections(float[][] vectors) {
        return pick(vectors, 2, new Random(0)).length == 2;
    }

    /** Up to {@code k} seeds, fewer when the directions run out. */
    private static float[][] pick(float[][] vectors, int k, Random random) {
        int draws = 2 + (int) Math.log(k);
        var all = TransposedRows.of(vectors);
        float[][] seeds = new float[k][];
        seeds[0] = vectors[random.nextInt(vectors.length)];
        float[] distances = new float[vectors.length];
        Arrays.fill(distances, Float.POSITIVE_INFINITY);
        double total = nearer(distances, all, seeds[0], distances);
        float[] remaining = new float[vectors.length];
        float[] best = new float[vectors.length];
        for (int picked = 1; picked < k; picked++) {
            if (total == 0) {
                return Arrays.copyOf(seeds, picked);
            }
            double least = Double.POSITIVE_INFINITY;
            for (int i = 0; i < draws; i++) {
                float[] candidate = vectors[draw(distances, random.nextDouble() * total)];
                double sum = nearer(distances, all, candidate, remaining);
                if (sum < least) {
                    least = sum;
                    seeds[picked] = candidate;
                    float[] worse = best;
                    best = remaining;
                    remaining = worse;
                }
            }
            float[] before = distances;
            distances = best;
            best = before;
            total = least;
        }
        return seeds;
    }

    /** Computes the distances to the nearest seed after {@code seed} is added, and returns their sum. */
    private static double nearer(float[] distances, TransposedRows vectors, float[] seed, float[] nearer) {
        float[] cosines = new float[distances.length];
        vectors.products(seed, cosines);
        double sum = 0;
        for (int i = 0; i < distances.length; i++) {
            float distance = 1 - cosines[i];
            nearer[i] = Math.min(distances[i], distance < SAME_DIRECTION ? 0 : distance);
            sum += nearer[i];
        }
        return sum;
    }

    /** The index at which the running sum passes {@code mark}; its distance is not zero. */
    private static int draw(float[] distances, double mark) {
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
