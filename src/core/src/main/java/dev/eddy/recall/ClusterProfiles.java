package dev.eddy.recall;

import dev.eddy.client.GroupProfile;
import dev.eddy.item.ItemUpdate;
import dev.eddy.recall.cluster.ClusterModel;
import dev.eddy.recall.cluster.RisingItems;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.record.Pause;
import dev.eddy.vector.HalfLives;
import dev.eddy.vector.Heat;
import dev.eddy.vector.SplitMix64;
import dev.eddy.vector.TopK;
import dev.eddy.vector.Vectors;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the profiles of clusters from their own members, so that two clusters that borrow the same users still differ. Rising
 * items are those of all members. Each member counts about once, however active. Belongs to one task. Not thread-safe.
 */
final class ClusterProfiles {
    /** Members that are read; their ids alone decide which. More would change no tag's place. */
    private static final int MEMBERS_READ = 500;

    private static final int TAGS = 20;
    private static final int ITEMS = 10;
    /** Members among those read who must have an item before it is typical. */
    private static final int LEAST_HOLDERS = 3;

    /** Share of the members' items over the share of all clicks, at most. */
    private static final double LARGEST_LIFT = 100;

    /** Index of the half-life of an item's share in all clicks: 90 days. */
    private static final int LONG_TERM = 3;

    private static final Pause SUM = new Pause(30_000);

    private final ItemTable table;
    /** Decayed clicks on all items, not much older than {@link #SUM}. */
    private double allClicks;

    private long summedAtMillis = Long.MIN_VALUE;

    ClusterProfiles(ItemTable table) {
        this.table = table;
    }

    /** @param asOfMillis event time */
    GroupProfile of(ClusterModel cluster, long asOfMillis, long nowMillis) {
        int own = cluster.size() - cluster.guests();
        double share = Math.min(1, MEMBERS_READ / (double) Math.max(1, own));
        var sum = new MemberSum(table, cluster.index());
        cluster.forEachOwn(member -> {
            if (SplitMix64.isSampled(member.userId(), share)) {
                sum.add(member);
            }
        });
        return new GroupProfile(
                nowMillis,
                own,
                cluster.guests(),
                TopTags.shares(sum.tags, TAGS),
                typical(sum, asOfMillis, nowMillis),
                RisingItems.of(cluster, table, asOfMillis, ITEMS),
                unit(sum.direction));
    }

    /**
     * The recallable items with a larger share of the members' items than of all clicks, by the item's part of the
     * Kullback-Leibler divergence of the two.
     */
    private List<String> typical(MemberSum sum, long asOfMillis, long nowMillis) {
        TopK best = TopK.ofPositive(ITEMS, (a, b) -> table.numbers().compare(a, b) < 0);
        double clicks = allClicks(asOfMillis, nowMillis);
        sum.holders.forEach((item, count) -> {
            if (count >= LEAST_HOLDERS && table.rows().isRecallableAt(item, asOfMillis)) {
                double share = count / (double) sum.items;
                // The counts of a new item come a little later than the item.
                double overall = Math.max(share / LARGEST_LIFT, clicks(table.get(item), asOfMillis) / clicks);
                best.offer(item, (float) (share * Math.log(share / overall)));
            }
        });
        best.sorted();
        List<String> ids = new ArrayList<>();
        for (int item : best.ids()) {
            ids.add(table.numbers().id(item));
        }
        return ids;
    }

    private double allClicks(long asOfMillis, long nowMillis) {
        if (SUM.isOver(summedAtMillis, nowMillis)) {
            summedAtMillis = nowMillis;
            allClicks = 0;
            table.forEach(item -> allClicks += clicks(item, asOfMillis));
        }
        return allClicks;
    }

    private static double clicks(ItemUpdate item, long asOfMillis) {
        return Heat.at(item.heat(LONG_TERM), asOfMillis, HalfLives.millis(LONG_TERM));
    }

    static List<Float> unit(double[] sum) {
        List<Float> values = new ArrayList<>();
        if (sum != null && Vectors.hasDirection(sum)) {
            for (float value : Vectors.unit(sum)) {
                values.add(value);
            }
        }
        return values;
    }
}
