package dev.eddy.recall.cluster;

import dev.eddy.recall.items.ItemTable;
import dev.eddy.recall.items.RankedItems;
import dev.eddy.vector.HalfLives;
import dev.eddy.vector.Heat;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The items of a cluster that are on the rise: those with a larger share of the cluster's clicks of a day than of its clicks
 * of two weeks, by the difference of the two shares. Shares, since a young cluster has more of everything than before.
 */
public final class RisingItems {
    /** Hottest items of the day that are compared. */
    private static final int COMPARED = 100;
    /** Share now, as a multiple of the share before, below which an item is not on the rise. */
    private static final double LEAST_RISE = 1.5;

    // Indexes of half-lives: a day, two weeks.
    private static final int NOW = 0;
    private static final int BEFORE = 2;

    private RisingItems() {}

    /** Ids of the recallable items on the rise at an instant, the steepest rise first. */
    public static List<String> of(ClusterModel cluster, ItemTable table, long asOfMillis, int limit) {
        RankedItems hot = cluster.hottest(
                NOW, asOfMillis, COMPARED, item -> table.rows().isRecallableAt(item, asOfMillis), table.rows());
        double[] now = shares(hot, cluster.index(), NOW, asOfMillis);
        double[] before = shares(hot, cluster.index(), BEFORE, asOfMillis);
        return IntStream.range(0, hot.size())
                .filter(i -> now[i] >= LEAST_RISE * before[i])
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> before[i] - now[i]))
                .limit(limit)
                .map(hot::itemId)
                .toList();
    }

    /** The items' shares of all clicks of the cluster, decayed by a half-life. */
    private static double[] shares(RankedItems items, ClusterIndex index, int halfLife, long asOfMillis) {
        double[] sum = {0};
        index.items.forEach(item -> sum[0] += at(item.heats[halfLife], halfLife, asOfMillis));
        return IntStream.of(items.items())
                .mapToDouble(item -> at(index.items.get(item).heats[halfLife], halfLife, asOfMillis) / sum[0])
                .toArray();
    }

    private static double at(double heat, int halfLife, long asOfMillis) {
        return Heat.at(heat, asOfMillis, HalfLives.millis(halfLife));
    }
}
