package dev.eddy.neighbours;

/**
 * Channel {@code icf}: items that stand near the user's items in the members' recents. Item-based collaborative filtering
 * as in TencentRec (Huang et al., SIGMOD 2015, section 4.1), with a weight that fades with the distance, read off the index
 * where TencentRec keeps counts: {@code Σ fade^distance / (sqrt(n_i · n_j) + shrink)}.
 */
final class CoOccurringItems {
    /** What goes together changes slower than what is new, by this factor. */
    private static final double PAIR_TEMPOS = 4;

    private final NeighbourOptions options;
    private final Fades itemFades;
    private final Fades distanceFades;

    CoOccurringItems(NeighbourOptions options) {
        this.options = options;
        this.itemFades = new Fades(options.itemFade(), options.itemRecents());
        this.distanceFades = new Fades(options.distanceFade(), options.window());
    }

    void score(Query query, Scores items) {
        IndexedMember user = query.user();
        for (int position = 0; position < Math.min(user.recents.length, options.itemRecents()); position++) {
            IndexedItem item = user.recents[position];
            int oldest = Math.max(0, item.count() - options.itemReadLimit());
            for (int i = item.count() - 1; i >= oldest; i--) {
                IndexedMember member = item.member(i);
                if (member != user) {
                    double weight = itemFades.at(position) * query.fade(item.atMillis(i), PAIR_TEMPOS);
                    addNear(item, member, member.positionOf(item, item.atMillis(i)), weight, items);
                }
            }
        }
    }

    private void addNear(IndexedItem item, IndexedMember member, int position, double weight, Scores items) {
        int last = Math.min(member.recents.length - 1, position + options.window());
        for (int other = Math.max(0, position - options.window()); other <= last; other++) {
            if (other != position) {
                IndexedItem near = member.recents[other];
                double share = distanceFades.at(Math.abs(other - position))
                        / (item.rootOfCount() * near.rootOfCount() + options.shrink());
                items.add(near.slot, weight * share);
            }
        }
    }
}
