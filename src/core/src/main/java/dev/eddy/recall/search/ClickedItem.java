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
 * An item that a member clicked.
 *
 * @param item with its record
 * @param weight of the interaction, halved after each half-life
 */
record ClickedItem(ItemUpdate item, double weight) {
    /** The items clicked last, newest first; those without a record are left out. */
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
