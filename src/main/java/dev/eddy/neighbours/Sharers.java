package dev.eddy.neighbours;

/** The members who had an item: its newest, and what they had around it. */
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
         * @param weight what the sharer counts: less, the longer ago
         */
        void visit(int[] recents, int position, double weight);
    }

    /** @param readLimit so many members of an item are visited */
    Sharers(ClusterIndex index, int readLimit) {
        this.index = index;
        this.readLimit = readLimit;
    }

    /** @param halvedIn so many of the cluster's tempos halve what a sharer counts */
    void forEach(IndexedItem item, double halvedIn, Visitor visitor) {
        Fading fading = index.tempo.fading();
        int[][] everyRecents = index.recents;
        int oldest = Math.max(0, item.count() - readLimit);
        index.fetchRecents(item.members(), oldest, item.count());
        for (int i = item.count() - 1; i >= oldest; i--) {
            int[] recents = everyRecents[item.member(i)];
            visitor.visit(recents, positionOf(item.slot, recents), fading.at(item.atMillis(i), halvedIn));
        }
    }

    private static int positionOf(int itemSlot, int[] recents) {
        int position = 0;
        while (recents[position] != itemSlot) {
            position++;
        }
        return position;
    }
}
