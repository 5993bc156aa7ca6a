package dev.eddy.recall;

import dev.eddy.item.ItemUpdate;
import dev.eddy.item.Tag;
import dev.eddy.recall.cluster.ClusterIndex;
import dev.eddy.recall.cluster.IndexedMember;
import dev.eddy.recall.items.ItemTable;
import java.util.HashMap;
import java.util.Map;

/** What some members of a cluster have in common, added up member by member. Each counts about once, however active. */
final class MemberSum {
    /** Latest items of a member that are read. */
    private static final int LATEST_ITEMS = 20;

    private final ItemTable table;
    private final ClusterIndex index;

    int members;
    /** Sum of the members' unit vectors; null before the first. */
    double[] direction;
    /** Each member's tags as shares of all tags of the latest items. */
    final Map<String, Float> tags = new HashMap<>();
    /** Number of members who have an item among their latest, by the item's number. */
    final Map<Integer, Float> holders = new HashMap<>();
    /** Number of the members' latest items. */
    int items;

    MemberSum(ItemTable table, ClusterIndex index) {
        this.table = table;
        this.index = index;
    }

    void add(IndexedMember member) {
        members++;
        // Who is more active is better known; the logarithm keeps them from outweighing the others.
        direction = index.addDirection(member.slot(), Math.log1p(member.recents().length), direction);
        int latest = Math.min(LATEST_ITEMS, member.recents().length);
        items += latest;
        Map<String, Float> own = new HashMap<>();
        float all = 0;
        for (int i = 0; i < latest; i++) {
            int item = index.numberOf(member.recents()[i]);
            holders.merge(item, 1f, Float::sum);
            ItemUpdate known = table.get(item);
            if (known != null && known.features() != null) {
                for (Tag tag : known.features().tags()) {
                    own.merge(tag.name(), tag.weight(), Float::sum);
                    all += tag.weight();
                }
            }
        }
        for (Map.Entry<String, Float> tag : own.entrySet()) {
            tags.merge(tag.getKey(), tag.getValue() / all, Float::sum);
        }
    }
}
