package dev.eddy.recall.cluster;

import dev.eddy.recall.items.Decay;

/** Visits the newest members who had an item, with the items around it. */
final class Sharers {
    private final ClusterIndex index;
    private final int readLimit;

    /** Takes the sharers of an item. */
    @FunctionalInterface
    interface Visitor {
        /**
         * Takes one sharer.
         *
         * @param recents slots of the sharer's recents, newest first
         * @param position of the item among them
         * @param weight of the sharer by the age of the interaction, about 1 for the newest
         */
        void visit(int[] recents, int position, double weight);
    }

    /** @param readLimit largest number of members visited per item */
    Sharers(ClusterIndex index, int readLimit) {
        this.index = index;
        this.readLimit = readLimit;
    }

    /** @param halvedIn half-lives of the cluster that halve the weight of a sharer */
    void forEach(ClusterItem item, double halvedIn, Visitor visitor) {
        Decay decay = index.halfLife.decay();
        int[][] everyRecents = index.recents;
        int oldest = Math.max(0, item.count() - readLimit);
        index.fetchRecents(item.members(), oldest, item.count());
        for (int i = item.count() - 1; i >= oldest; i--) {
            int[] recents = everyRecents[item.member(i)];
            visitor.visit(recents, ClusterIndex.positionOf(item.slot, recents), decay.at(item.atMillis(i), halvedIn));
        }
    }
}
