package dev.eddy.neighbours;

/** Channel {@code seq}: what members had next, within a few steps, after the user's last items. */
final class NextItems {
    /** What follows what changes slower than what is new, by this factor. */
    private static final double STEP_TEMPOS = 4;

    private final NeighbourOptions options;
    private final Fades fades;

    NextItems(NeighbourOptions options) {
        this.options = options;
        this.fades = new Fades(options.sequenceFade(), options.sequenceRecents());
    }

    void score(Query query, Scores items) {
        IndexedMember user = query.user();
        for (int position = 0; position < Math.min(user.recents.length, options.sequenceRecents()); position++) {
            IndexedItem item = user.recents[position];
            int oldest = Math.max(0, item.count() - options.readLimit());
            for (int i = item.count() - 1; i >= oldest; i--) {
                IndexedMember member = item.member(i);
                if (member != user) {
                    double weight = fades.at(position) * query.fade(item.atMillis(i), STEP_TEMPOS);
                    int after = member.positionOf(item, item.atMillis(i));
                    for (int steps = 1; steps <= Math.min(after, options.sequenceSteps()); steps++) {
                        items.add(member.recents[after - steps].slot, weight / steps);
                    }
                }
            }
        }
    }
}
