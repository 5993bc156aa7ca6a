package dev.eddy.recall.ranking;

import dev.eddy.recall.cluster.ClusterModel;
import dev.eddy.recall.items.Channel;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.recall.items.Marks;
import dev.eddy.recall.items.NeighbourOptions;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.IntPredicate;

/** Looks up what is popular, once for all members of a cluster who ask soon after each other. */
final class PopularLookup {
    /** It is the same for all who ask within so long, or late, but for no more than so many. */
    private static final long KEPT_MILLIS = 1_000;

    private static final int KEPT_ASKS = 50;

    /** How much longer the lists are than those of a member, who had some of the items. */
    private static final double SPARE = 1.5;

    private final ScoringOptions scoring;
    private final NeighbourOptions neighbours;
    private final Set<Channel> channels;
    /** What is popular in a cluster, as long as there is the cluster's model. */
    private final Map<ClusterModel, Kept> kept = new WeakHashMap<>();

    /** What is popular, and when it was looked up. */
    private static final class Kept {
        private final PopularItems popular;
        private final ItemTable table;
        private final long featureChanges;
        private final long asOfMillis;
        private int asks;

        Kept(PopularItems popular, ItemTable table, long asOfMillis) {
            this.popular = popular;
            this.table = table;
            this.featureChanges = table.featureChanges();
            this.asOfMillis = asOfMillis;
        }

        /** Whether it holds for one more who asks. */
        boolean holds(ItemTable asked, long askedAsOfMillis) {
            asks++;
            return table == asked
                    && featureChanges == asked.featureChanges()
                    && askedAsOfMillis < asOfMillis + KEPT_MILLIS
                    && asks < KEPT_ASKS;
        }
    }

    /**
     * Looks up what is popular by these channels.
     *
     * @param neighbours with a staleness of 0 nothing is kept
     */
    PopularLookup(ScoringOptions scoring, NeighbourOptions neighbours, Set<Channel> channels) {
        this.scoring = scoring;
        this.neighbours = neighbours;
        this.channels = channels;
    }

    /** What is popular in a cluster and overall as of an instant, or was a moment ago. */
    PopularItems of(ClusterModel cluster, ItemTable table, long asOfMillis) {
        Kept known = kept.get(cluster);
        if (known == null || neighbours.staleness() == 0 || !known.holds(table, asOfMillis)) {
            int depth = (int) (SPARE * neighbours.listSize());
            known = new Kept(look(item -> true, depth, cluster, table, asOfMillis), table, asOfMillis);
            kept.put(cluster, known);
        }
        return known.popular;
    }

    /** What is popular but for what is hidden from somebody: for who had most of what all others are told. */
    PopularItems of(Marks hidden, ClusterModel cluster, ItemTable table, long asOfMillis) {
        return look(item -> !hidden.contains(item), neighbours.listSize(), cluster, table, asOfMillis);
    }

    private PopularItems look(IntPredicate isShown, int depth, ClusterModel cluster, ItemTable table, long asOfMillis) {
        return new PopularItems(cluster, table, channels, scoring, isShown, depth, asOfMillis);
    }
}
