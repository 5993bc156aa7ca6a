package dev.eddy.recall.items;

import java.util.List;
import java.util.function.IntPredicate;

/**
 * Channel {@code next}: what everybody had soon after the user's last items, whatever their cluster. Where a cluster has seen
 * too little of an item, all clusters together have seen enough. Sequential rules (Kamehkhosh, Jannach and Ludewig, "A
 * comparison of frequent pattern techniques and a deep learning method for session-based recommendation", RecTemp 2017) as
 * shares of all that was had after the item, so that a popular one does not drown the others.
 */
public final class SequentialRules {
    private final LinkedItems followers;

    /** @param numbers that the items go by */
    public SequentialRules(ItemNumbers numbers, NeighbourOptions options) {
        this.followers = new LinkedItems(numbers, options);
    }

    /**
     * What follows an item is now this.
     *
     * @param followersNow numbers of items
     * @param counts how often each followed, in any unit; none where it is below 0, as more may be taken back than is still
     *     counted
     * @param total how often anything did, in the same unit; where it is less than the counts, they are all there is
     */
    public void put(int item, int[] followersNow, int[] counts, long total) {
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

    /** Nothing is known any more of what follows an item. */
    public void remove(int item) {
        followers.remove(item);
    }

    /** The list of a user: as {@link LinkedItems#list}. */
    public RankedItems list(int[] recents, IntPredicate isWanted) {
        return followers.list(recents, isWanted);
    }

    /** Which of a user's items bring an item into the list: as {@link LinkedItems#causes}. */
    public List<Cause> causes(int[] recents, int wanted) {
        return followers.causes(recents, wanted);
    }
}
