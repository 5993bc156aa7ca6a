package dev.eddy.recall.ranking;

import java.util.Map;

/**
 * State of {@link AwaitedSuccesses}: one column for each click, the earliest first.
 *
 * @param keys hashes of user and item
 * @param atMillis event times of the clicks, epoch milliseconds
 * @param ranks from 1; 0 for an item that the list lacked
 * @param worths of the greatest events on the items that the ranker has learned from
 * @param contexts of the lists: bit n for the n-th {@link Context}
 * @param gradients by name of the feature, so that they outlive the features' order
 */
public record LearnedSuccesses(
        long[] keys, long[] atMillis, int[] ranks, double[] worths, int[] contexts, Map<String, float[]> gradients) {
    static final LearnedSuccesses NONE =
            new LearnedSuccesses(new long[0], new long[0], new int[0], new double[0], new int[0], Map.of());
}
