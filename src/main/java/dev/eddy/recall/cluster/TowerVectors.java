package dev.eddy.recall.cluster;

import dev.eddy.item.ItemUpdate;
import dev.eddy.recall.items.ItemSpace;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.tower.UserTower;
import dev.eddy.user.LastClicks;

/** Computes the vectors of members in a space with a user tower. */
public final class TowerVectors {
    private TowerVectors() {}

    /** The unit vector of a member from the last clicks; null without a tower, or without a click on an item with a vector. */
    public static float[] of(Member member, ItemSpace space, ItemTable table) {
        UserTower tower = space.tower();
        return tower == null ? null : LastClicks.vector(member.history(), tower, item -> input(item, space, table));
    }

    private static float[] input(String itemId, ItemSpace space, ItemTable table) {
        ItemUpdate item = table.get(itemId);
        return item == null || item.features() == null ? null : space.inputOf(item);
    }
}
