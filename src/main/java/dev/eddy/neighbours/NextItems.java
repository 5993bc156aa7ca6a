package dev.eddy.neighbours;

/** Channel {@code seq}: what members had next, within a few steps, after the user's last items. */
final class NextItems {
    /** What follows what changes slower than what is new, by this factor. */
    private static final double STEP_TEMPOS = 4;

    private final NeighbourOptions options;
    private final ClusterIndex index;
    private final Fades fades;

    NextItems(NeighbourOptions options, ClusterIndex index) {
        this.options = options;
        this.index = index;
        this.fades = new Fades(options.sequenceFade(), options.sequenceRecents());
    }

    void score(Query query, Scores items) {
        IndexedMember user = query.user();
        int[][] everyRecents = index.recents;
        AgeFade fade = query.fade(STEP_TEMPOS);
        for (int position = 0; position < Math.min(user.recents.length, options.sequenceRecents()); position++) {
            IndexedItem item = index.items.at(user.recents[position]);
            int oldest = Math.max(0, item.count() - options.readLimit());
            index.fetchRecents(item.members(), oldest, item.count());
            for (int i = item.count() - 1; i >= oldest; i--) {
                if (item.member(i) != user.slot) {
                    double weight = fades.at(position) * fade.at(item.atMillis(i));
                    int[] recents = everyRecents[item.member(i)];
                    int after = ClusterIndex.positionOf(item.slot, recents);
                    for (int steps = 1; steps <= Math.min(after, options.sequenceSteps()); steps++) {
                        items.add(recents[after - steps], weight / steps);
                    }
                }
            }
        }
    }
}
