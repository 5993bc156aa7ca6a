package dev.eddy.recall.items;

import dev.eddy.item.Successors;
import java.util.Arrays;

/**
 * Channel {@code next}: items that users of all clusters clicked soon after the user's last items. It covers items that
 * the user's own cluster has seen too seldom. Sequential rules (Kamehkhosh, Jannach and Ludewig, "A comparison of
 * frequent pattern techniques and a deep learning method for session-based recommendation", RecTemp 2017), as shares of
 * all clicks after the item, so that a popular item does not outweigh the others.
 */
final class SequentialRules extends LinkedItems {
    /** By item number, see {@link #total}. */
    private double[] totals = {};

    SequentialRules(ItemNumbers numbers, NeighbourOptions options) {
        super(numbers, options);
    }

    /**
     * Replaces the followers of an item. A withdrawal can make a count negative; it counts as 0. The sum of the counts
     * can be larger than their total, and then takes its place.
     */
    void put(int item, Successors successors) {
        if (item >= totals.length) {
            totals = Arrays.copyOf(totals, 2 * item + 16);
        }
        int[] counts = successors.counts();
        long sum = 0;
        for (int count : counts) {
            sum += Math.max(0, count);
        }
        int[] followers = new int[counts.length];
        float[] weights = new float[counts.length];
        for (int i = 0; i < counts.length; i++) {
            followers[i] = numbers.of(successors.itemIds()[i]);
            weights[i] = sum == 0 ? 0 : (float) ((double) Math.max(0, counts[i]) / Math.max(successors.total(), sum));
        }
        totals[item] = Math.max(successors.total(), sum);
        put(item, followers, weights);
    }

    /** What the weights of an item are shares of, in sixths of a click. */
    double total(int item) {
        return has(item) ? totals[item] : 0;
    }
}
