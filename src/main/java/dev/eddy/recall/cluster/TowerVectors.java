package dev.eddy.recall.cluster;

import dev.eddy.item.ItemUpdate;
import dev.eddy.recall.items.ItemSpace;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.tower.ClickSequence;
import dev.eddy.tower.UserTower;
import dev.eddy.user.Interaction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Computes the vectors of members in a space with a user tower. */
public final class TowerVectors {
    private TowerVectors() {}

    /** The unit vector of a member from the last clicks; null without a tower, or without a click on an item with a vector. */
    public static float[] of(Member member, ItemSpace space, ItemTable table) {
        UserTower tower = space.tower();
        if (tower == null) {
            return null;
        }
        List<float[]> inputs = new ArrayList<>(tower.clicks());
        long[] atMillis = new long[tower.clicks()];
        int items = 0;
        for (Interaction each : member.history()) {
            if (items == ClickSequence.MOST_ITEMS) {
                break;
            }
            if (each.isPositive()) {
                items++;
                float[] input = inputs.size() < tower.clicks() ? input(each.itemId(), space, table) : null;
                if (input != null) {
                    atMillis[inputs.size()] = each.atMillis();
                    inputs.add(input);
                }
            }
        }
        return inputs.isEmpty()
                ? null
                : tower.vector(new ClickSequence(inputs, Arrays.copyOf(atMillis, inputs.size()), items));
    }

    private static float[] input(String itemId, ItemSpace space, ItemTable table) {
        ItemUpdate item = table.get(itemId);
        return item == null || item.features() == null ? null : space.inputOf(item);
    }
}
