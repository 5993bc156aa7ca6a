package dev.eddy.recall.cluster;

import dev.eddy.recall.items.Decay;

/** The newest members who had an item, and what they had around it. */
final class Sharers {
    private final ClusterIndex index;
    private final int readLimit;

    /** What is done with a sharer. */
    @FunctionalInterface
    interface Visitor {
        /**
         * Takes one sharer.
         *
         * @param recents slots of the sharer's recents, newest first
         * @param position where the item is among them
         * @param weight of the sharer, by the age of their interaction with the item: about 1 for the newest
         */
        void visit(int[] recents, int position, double weight);
    }

    /** @param readLimit members of an item who are visited, at most */
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
