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
    SequentialRules(ItemNumbers numbers, NeighbourOptions options) {
        super(numbers, options);
    }

    void put(int item, Successors successors) {
        int[] followersNow = new int[successors.size()];
        Arrays.setAll(followersNow, i -> numbers.of(successors.itemIds()[i]));
        put(item, followersNow, successors.counts(), successors.total());
    }

    /**
     * Replaces the followers of an item.
     *
     * @param followersNow numbers of items
     * @param counts clicks on each follower, in any unit. A withdrawal can make a count negative; it counts as 0
     * @param total clicks on all followers, in the same unit; the sum of the counts when that is larger
     */
    void put(int item, int[] followersNow, int[] counts, long total) {
        long sum = 0;
        for (int count : counts) {
            sum += Math.max(0, count);
        }
        float[] weightsNow = new float[counts.length];
        for (int i = 0; i < counts.length && sum > 0; i++) {
            weightsNow[i] = (float) ((double) Math.max(0, counts[i]) / Math.max(total, sum));
        }
        put(item, followersNow, weightsNow);
    }
}
