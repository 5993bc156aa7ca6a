package dev.eddy.neighbours;

/**
 * Channel {@code icf}: items that stand near the user's items in the members' recents. Item-based collaborative filtering
 * as in TencentRec (Huang et al., SIGMOD 2015, section 4.1), with a weight that fades with the distance, read off the index
 * where TencentRec keeps counts: {@code Σ fade^distance / (sqrt(n_i · n_j) + shrink)}.
 */
final class CoOccurringItems implements PartnerLists.Source {
    /** What goes together changes slower than what is new, by this factor. */
    private static final double PAIR_TEMPOS = 4;

    private final NeighbourOptions options;
    private final ClusterIndex index;
    private final Sharers sharers;
    private final Fades distanceFades;

    private CoOccurringItems(NeighbourOptions options, ClusterIndex index) {
        this.options = options;
        this.index = index;
        this.sharers = new Sharers(index, options.itemReadLimit());
        this.distanceFades = new Fades(options.distanceFade(), options.window());
    }

    static PartnerLists lists(NeighbourOptions options, ClusterIndex index, ItemNumbers numbers) {
        return new PartnerLists(
                index,
                numbers,
                new CoOccurringItems(options, index),
                PAIR_TEMPOS,
                options.itemRecents(),
                options.itemFade(),
                options.staleness());
    }

    @Override
    public void score(IndexedItem item, Scores partners) {
        double[] rootOfCount = index.rootOfCount;
        sharers.forEach(
                item,
                PAIR_TEMPOS,
                (recents, position, weight) -> addNear(recents, position, weight, rootOfCount, partners));
    }

    private void addNear(int[] recents, int position, double weight, double[] rootOfCount, Scores items) {
        double root = rootOfCount[recents[position]];
        int last = Math.min(recents.length - 1, position + options.window());
        for (int other = Math.max(0, position - options.window()); other <= last; other++) {
            if (other != position) {
                double share = distanceFades.at(Math.abs(other - position))
                        / (root * rootOfCount[recents[other]] + options.shrink());
                items.add(recents[other], weight * share);
            }
        }
    }
}
