package dev.eddy.recall.search;

import dev.eddy.item.ItemUpdate;
import dev.eddy.recall.cluster.Member;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.user.Interaction;
import dev.eddy.vector.Exp2;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * An item with a record that a member clicked.
 *
 * @param weight how much it counts: as much as what was done with it, and half as much after each half-life
 */
record ClickedItem(ItemUpdate item, double weight) {
    /** The last of a member, so many at most, newest first. */
    static List<ClickedItem> of(Member member, ItemTable table, Duration halfLife, long asOfMillis, int limit) {
        List<ClickedItem> clicked = new ArrayList<>();
        for (Interaction interaction : member.history()) {
            if (clicked.size() == limit) {
                break;
            }
            ItemUpdate item = interaction.isPositive() ? table.get(interaction.itemId()) : null;
            if (item != null && item.features() != null) {
                double fade = Exp2.of((interaction.atMillis() - asOfMillis) / (double) halfLife.toMillis());
                clicked.add(new ClickedItem(item, interaction.weight() * fade));
            }
        }
        return clicked;
    }
}
