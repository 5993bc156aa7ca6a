package dev.eddy.recall.cluster;

import dev.eddy.recall.items.Decay;
import dev.eddy.recall.items.NeighbourOptions;
import dev.eddy.recall.items.Scores;

/** Scores the partners of an item: the items around it in the recents of members. */
abstract class PairSource {
    final ClusterIndex index;
    /** Largest number of partners of an item: further ones are too weak to matter in a sum. */
    final int length;
    /** Half-lives that halve the scores of a cached list. */
    final double halvedIn;
    /** Largest distance between two items, in positions. */
    final int reach;

    private final int readLimit;

    @FunctionalInterface
    interface Visitor {
        /**
         * Takes a member.
         *
         * @param recents slots of the member's recents, newest first
         * @param position of the item among them
         * @param weight of the member by the age of the interaction, about 1 for the newest
         */
        void visit(int[] recents, int position, double weight);
    }

    PairSource(NeighbourOptions options, ClusterIndex index, int length, double halvedIn, int reach) {
        this.index = index;
        this.length = length;
        this.halvedIn = halvedIn;
        this.reach = reach;
        this.readLimit = options.coOccurrence().readLimit();
    }

    /** Adds the scores of an item's partners, by item slot. */
    abstract void score(ClusterItem item, Scores partners);

    /**
     * Score of a pair that one member had at age 0.
     *
     * @param item slot of the item whose list is computed
     * @param other slot of the partner
     * @param distance positions from the item to the partner, negative when the partner is newer
     */
    abstract double ofPair(int item, int other, int distance);

    /** Visits the newest members who had an item. Their weight is halved after some half-lives of the cluster. */
    final void forEachHolder(ClusterItem item, double weightHalvedIn, Visitor visitor) {
        Decay decay = index.halfLife.decay();
        int[][] everyRecents = index.recents;
        int oldest = Math.max(0, item.count - readLimit);
        index.fetchRecents(item.members, oldest, item.count);
        for (int i = item.count - 1; i >= oldest; i--) {
            int[] recents = everyRecents[item.members[i]];
            int position = ClusterIndex.positionOf(item.slot, recents);
            visitor.visit(recents, position, decay.at(item.times[i], weightHalvedIn));
        }
    }
}
