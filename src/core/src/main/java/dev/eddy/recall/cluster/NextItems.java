package dev.eddy.recall.cluster;

import dev.eddy.recall.items.NeighbourOptions;
import dev.eddy.recall.items.Scores;

/** Channel {@code seq}: items that members of the cluster had within a few steps after the user's last items. */
final class NextItems extends PairSource {
    /** Half-lives that halve the weight of a step. Sequences change more slowly than popularity, hence 4. */
    private static final double STEP_HALF_LIVES = 4;

    private static final int LENGTH = 100;

    NextItems(NeighbourOptions options, ClusterIndex index) {
        super(options, index, LENGTH, STEP_HALF_LIVES, options.sequence().steps());
    }

    @Override
    void score(ClusterItem item, Scores next) {
        forEachHolder(item, halvedIn, (recents, after, weight) -> {
            for (int steps = 1; steps <= Math.min(after, reach); steps++) {
                next.add(recents[after - steps], weight * ofPair(item.slot, recents[after - steps], -steps));
            }
        });
    }

    @Override
    double ofPair(int item, int other, int distance) {
        return distance < 0 ? -1.0 / distance : 0;
    }
}
