package dev.eddy.recall.cluster;

import dev.eddy.recall.items.NeighbourOptions;
import dev.eddy.recall.items.Scores;

/** Channel {@code seq}: items that members of the cluster had within a few steps after the user's last items. */
final class NextItems implements PartnerLists.Source {
    /** Half-lives that halve the weight of a step. Sequences change more slowly than popularity, hence 4. */
    private static final double STEP_HALF_LIVES = 4;

    private static final int LENGTH = 100;

    private final int maxSteps;
    private final Sharers sharers;

    private NextItems(NeighbourOptions options, ClusterIndex index) {
        this.maxSteps = options.sequenceSteps();
        this.sharers = new Sharers(index, options.itemReadLimit());
    }

    static PartnerLists lists(NeighbourOptions options, ClusterIndex index) {
        return new PartnerLists(
                index,
                new NextItems(options, index),
                options.sequenceRecents(),
                options.sequenceFade(),
                options.staleness());
    }

    @Override
    public int length() {
        return LENGTH;
    }

    @Override
    public double halvedIn() {
        return STEP_HALF_LIVES;
    }

    @Override
    public void score(ClusterItem item, Scores next) {
        sharers.forEach(item, STEP_HALF_LIVES, (recents, after, weight) -> {
            for (int steps = 1; steps <= Math.min(after, maxSteps); steps++) {
                next.add(recents[after - steps], weight * ofPair(item.slot, recents[after - steps], -steps));
            }
        });
    }

    @Override
    public int reach() {
        return maxSteps;
    }

    @Override
    public double ofPair(int item, int other, int distance) {
        return distance < 0 ? -1.0 / distance : 0;
    }
}
