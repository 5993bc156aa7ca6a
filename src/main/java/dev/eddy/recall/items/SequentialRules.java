package dev.eddy.recall.items;

import dev.eddy.item.Successors;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Channel {@code next}: items that users of all clusters clicked soon after the user's last items. It covers items that the
 * user's own cluster has seen too seldom. Sequential rules (Kamehkhosh, Jannach and Ludewig, "A comparison of frequent
 * pattern techniques and a deep learning method for session-based recommendation", RecTemp 2017), as shares of all clicks
 * after the item, so that a popular item does not outweigh the others.
 */
final class SequentialRules {
    private final ItemNumbers numbers;
    private final LinkedItems followers;

    SequentialRules(ItemNumbers numbers, NeighbourOptions options) {
        this.numbers = numbers;
        this.followers = new LinkedItems(numbers, options);
    }

    /** Replaces the followers of an item. */
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
        followers.put(item, followersNow, weightsNow);
    }

    void remove(int item) {
        followers.remove(item);
    }

    /** The list of a user: as {@link LinkedItems#list}. */
    RankedItems list(int[] recents, IntPredicate isWanted) {
        return followers.list(recents, isWanted);
    }

    /** The user's items that bring an item into the list: as {@link LinkedItems#causes}. */
    List<Cause> causes(int[] recents, int wanted) {
        return followers.causes(recents, wanted);
    }
}
