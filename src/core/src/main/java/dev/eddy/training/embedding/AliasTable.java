package dev.eddy.training.embedding;

import dev.eddy.vector.SplitMix64;

/**
 * Draws numbers by given weights in constant time: the alias method (Vose, "A linear algorithm for generating random
 * numbers with a given distribution", IEEE Transactions on Software Engineering 17, 1991). Thread-safe.
 */
final class AliasTable {
    /** Probability that a number is kept once it is picked; else its alias is drawn. */
    private final float[] kept;

    private final int[] alias;

    /** @param weights not negative, and not all 0 */
    AliasTable(double[] weights) {
        int size = weights.length;
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        kept = new float[size];
        alias = new int[size];
        double[] share = new double[size];
        // Numbers below the mean from the left, the others from the right.
        int[] numbers = new int[size];
        int small = 0;
        int large = size;
        for (int i = 0; i < size; i++) {
            share[i] = weights[i] / sum * size;
            numbers[share[i] < 1 ? small++ : --large] = i;
        }
        while (small > 0 && large < size) {
            int low = numbers[--small];
            int high = numbers[large];
            kept[low] = (float) share[low];
            alias[low] = high;
            share[high] -= 1 - share[low];
            if (share[high] < 1) {
                large++;
                numbers[small++] = high;
            }
        }
        // Rounding may leave numbers of either kind, of a share of 1.
        while (small > 0) {
            kept[numbers[--small]] = 1;
        }
        while (large < size) {
            kept[numbers[large++]] = 1;
        }
    }

    int draw(SplitMix64 random) {
        int number = random.nextInt(kept.length);
        return random.nextDouble() <= kept[number] ? number : alias[number];
    }
}
