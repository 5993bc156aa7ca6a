package dev.eddy.recall.cluster;

import dev.eddy.recall.items.NeighbourOptions;
import dev.eddy.recall.items.PositionDecay;
import dev.eddy.recall.items.Scores;

/**
 * Channel {@code icf}: items near the user's items in the recents of members. Item-based collaborative filtering as in
 * TencentRec (Huang et al., SIGMOD 2015, section 4.1), with a weight that falls with the distance, and read off the index
 * instead of counters: {@code Σ fade^distance / (sqrt(n_i · n_j) + shrink)}.
 */
final class CoOccurringItems implements PartnerLists.Source {
    /** Half-lives that halve the decaying part of a pair. Pairs change more slowly than popularity, hence 4. */
    private static final double PAIR_HALF_LIVES = 4;

    /** Part of a pair's weight that does not decay: in some logs old pairs predict as well as new ones. */
    private static final double LASTING_SHARE = .2;

    private static final int LENGTH = 300;

    private final ClusterIndex index;
    private final Sharers sharers;
    private final int window;
    private final double shrink;
    private final PositionDecay distanceFades;

    private CoOccurringItems(NeighbourOptions options, ClusterIndex index) {
        this.index = index;
        this.sharers = new Sharers(index, options.itemReadLimit());
        this.window = options.window();
        this.shrink = options.shrink();
        this.distanceFades = new PositionDecay(options.distanceFade(), window);
    }

    static PartnerLists lists(NeighbourOptions options, ClusterIndex index) {
        return new PartnerLists(
                index,
                new CoOccurringItems(options, index),
                options.itemRecents(),
                options.itemFade(),
                options.staleness());
    }

    @Override
    public int length() {
        return LENGTH;
    }

    @Override
    public double halvedIn() {
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public void score(ClusterItem item, Scores partners) {
        sharers.forEach(item, PAIR_HALF_LIVES, (recents, position, faded) -> {
            double weight = LASTING_SHARE + (1 - LASTING_SHARE) * faded;
            int last = Math.min(recents.length - 1, position + window);
            for (int other = Math.max(0, position - window); other <= last; other++) {
                if (other != position) {
                    partners.add(recents[other], weight * ofPair(item.slot, recents[other], other - position));
                }
            }
        });
    }

    @Override
    public int reach() {
        return window;
    }

    @Override
    public double ofPair(int item, int other, int distance) {
        return distanceFades.at(Math.abs(distance)) / (index.rootOfCount[item] * index.rootOfCount[other] + shrink);
    }
}
