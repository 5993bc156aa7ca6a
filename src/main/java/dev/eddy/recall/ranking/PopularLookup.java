package dev.eddy.recall.ranking;

import dev.eddy.recall.channel.Channel;
import dev.eddy.recall.channel.RecallContext;
import dev.eddy.recall.cluster.ClusterModel;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.recall.items.NeighbourOptions;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/** Looks up the popular items of a cluster once for all members who ask within 1 s of event time, 50 at most. */
final class PopularLookup {
    private static final long KEPT_MILLIS = 1_000;

    private static final int KEPT_REQUESTS = 50;

    /** Length of the lists as a multiple of a member's, since some of the items are hidden from the member. */
    private static final double SPARE = 1.5;

    private final ScoringOptions scoring;
    private final NeighbourOptions neighbours;
    private final List<Channel> channels;
    private final RecallContext forAll;
    /** Gone with the cluster's model. */
    private final Map<ClusterModel, Kept> kept = new WeakHashMap<>();

    /** The popular items of a cluster at a time. */
    private static final class Kept {
        private final PopularItems popular;
        private final ItemTable table;
        private final long featureChanges;
        private final long asOfMillis;
        private int requests;

        Kept(PopularItems popular, ItemTable table, long asOfMillis) {
            this.popular = popular;
            this.table = table;
            this.featureChanges = table.featureChanges();
            this.asOfMillis = asOfMillis;
        }

        /** Whether it serves one more request. */
        boolean serves(ItemTable asked, long askedAsOfMillis) {
            requests++;
            return table == asked
                    && featureChanges == asked.featureChanges()
                    && askedAsOfMillis < asOfMillis + KEPT_MILLIS
                    && requests < KEPT_REQUESTS;
        }
    }

    /**
     * Looks up by some channels that are the same for all members.
     *
     * @param neighbours with a staleness of 0 nothing is kept
     * @param forAll started again for each lookup
     */
    PopularLookup(ScoringOptions scoring, NeighbourOptions neighbours, List<Channel> channels, RecallContext forAll) {
        this.scoring = scoring;
        this.neighbours = neighbours;
        this.channels = channels;
        this.forAll = forAll;
    }

    /** The popular items as of an instant, or up to {@value #KEPT_MILLIS} ms before. */
    PopularItems of(ClusterModel cluster, ItemTable table, long asOfMillis) {
        Kept known = kept.get(cluster);
        if (known == null || neighbours.staleness() == 0 || !known.serves(table, asOfMillis)) {
            int depth = (int) (SPARE * neighbours.listSize());
            known = new Kept(of(forAll.startForAll(cluster, table, asOfMillis, depth)), table, asOfMillis);
            kept.put(cluster, known);
        }
        return known.popular;
    }

    /** Popular items without those hidden from a member, for a member from whom too many of the shared ones are hidden. */
    PopularItems of(RecallContext context) {
        return new PopularItems(channels, context, scoring);
    }
}
