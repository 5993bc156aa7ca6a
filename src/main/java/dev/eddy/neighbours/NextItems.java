package dev.eddy.neighbours;

/** Channel {@code seq}: what members had next, within a few steps, after the user's last items. */
final class NextItems {
    /** What follows what changes slower than what is new, by this factor. */
    private static final double STEP_TEMPOS = 4;

    private final int maxSteps;
    private final Sharers sharers;

    NextItems(NeighbourOptions options, ClusterIndex index) {
        this.maxSteps = options.sequenceSteps();
        this.sharers =
                new Sharers(index, options.sequenceRecents(), options.sequenceFade(), options.readLimit(), STEP_TEMPOS);
    }

    void score(Query query, Scores items) {
        sharers.forEach(query, (recents, after, weight) -> {
            for (int steps = 1; steps <= Math.min(after, maxSteps); steps++) {
                items.add(recents[after - steps], weight / steps);
            }
        });
    }
}
