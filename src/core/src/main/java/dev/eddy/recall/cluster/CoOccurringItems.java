package dev.eddy.recall.cluster;

import dev.eddy.recall.items.NeighbourOptions;
import dev.eddy.recall.items.PositionDecay;
import dev.eddy.recall.items.Scores;

/**
 * Channel {@code icf}: items near the user's items in the recents of members. Item-based collaborative filtering as in
 * TencentRec (Huang et al., SIGMOD 2015, section 4.1), with a weight that falls with the distance, and read off the
 * index instead of counters: {@code Σ fade^distance / (sqrt(n_i · n_j) + shrink)}.
 */
final class CoOccurringItems extends PairSource {
    /** Half-lives that halve the decaying part of a pair. Pairs change more slowly than popularity, hence 4. */
    private static final double PAIR_HALF_LIVES = 4;
    /** Part of a pair's weight that does not decay: in some logs old pairs predict as well as new ones. */
    private static final double LASTING_SHARE = .2;

    private static final int LENGTH = 300;

    private final double shrink;
    private final PositionDecay distanceFades;

    CoOccurringItems(NeighbourOptions options, ClusterIndex index) {
        super(
                options,
                index,
                LENGTH,
                Double.POSITIVE_INFINITY,
                options.coOccurrence().window());
        this.shrink = options.coOccurrence().shrink();
        this.distanceFades = new PositionDecay(options.coOccurrence().distanceFade(), reach);
    }

    @Override
    void score(ClusterItem item, Scores partners) {
        forEachHolder(item, PAIR_HALF_LIVES, (recents, position, faded) -> {
            double weight = LASTING_SHARE + (1 - LASTING_SHARE) * faded;
            int last = Math.min(recents.length - 1, position + reach);
            for (int other = Math.max(0, position - reach); other <= last; other++) {
                if (other != position) {
                    partners.add(recents[other], weight * ofPair(item.slot, recents[other], other - position));
                }
            }
        });
    }

    @Override
    double ofPair(int item, int other, int distance) {
        return distanceFades.at(Math.abs(distance)) / (index.rootOfCount[item] * index.rootOfCount[other] + shrink);
    }
}
