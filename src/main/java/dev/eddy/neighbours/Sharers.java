package dev.eddy.neighbours;

/** The members who had one of the user's latest items: for each such item its newest, and what they had around it. */
final class Sharers {
    private final ClusterIndex index;
    private final int readLimit;
    private final double tempos;
    private final Fades fades;
    private final int latest;

    /** What is done with a sharer. */
    @FunctionalInterface
    interface Visitor {
        /**
         * Takes one sharer of one item.
         *
         * @param recents slots of the sharer's recents, newest first
         * @param position where the shared item is among them
         * @param weight what the sharer counts: less, the earlier either of the two had the item
         */
        void visit(int[] recents, int position, double weight);
    }

    /**
     * @param latest so many of the user's items are looked at
     * @param fade of each of them, to the one before
     * @param readLimit so many members of an item are visited
     * @param tempos the cluster's tempos in which a member's interaction halves what it counts
     */
    Sharers(ClusterIndex index, int latest, double fade, int readLimit, double tempos) {
        this.index = index;
        this.latest = latest;
        this.fades = new Fades(fade, latest);
        this.readLimit = readLimit;
        this.tempos = tempos;
    }

    void forEach(Query query, Visitor visitor) {
        IndexedMember user = query.user();
        int[][] everyRecents = index.recents;
        AgeFade fade = query.fade(tempos);
        for (int position = 0; position < Math.min(user.recents.length, latest); position++) {
            IndexedItem item = index.items.at(user.recents[position]);
            int oldest = Math.max(0, item.count() - readLimit);
            index.fetchRecents(item.members(), oldest, item.count());
            for (int i = item.count() - 1; i >= oldest; i--) {
                if (item.member(i) != user.slot) {
                    double weight = fades.at(position) * fade.at(item.atMillis(i));
                    int[] recents = everyRecents[item.member(i)];
                    visitor.visit(recents, positionOf(item.slot, recents), weight);
                }
            }
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
