package dev.eddy.console;

import dev.eddy.item.ItemRecord;
import dev.eddy.item.Tag;
import java.util.List;

/**
 * The record of an item, as the console shows it. A field that the record does not have is null.
 *
 * @param isDown whether the record takes the item down
 */
record ItemCard(
        String itemId,
        String title,
        List<String> tags,
        String category,
        String author,
        Float quality,
        Period shown,
        boolean isDown) {

    /** Times between which the item may be recalled, epoch milliseconds; null for no limit. */
    record Period(Long fromMillis, Long untilMillis) {}

    static ItemCard of(ItemRecord item) {
        return new ItemCard(
                item.itemId(),
                item.title(),
                item.tags().stream().map(Tag::name).toList(),
                item.category(),
                item.author(),
                Float.isNaN(item.quality()) ? null : item.quality(),
                new Period(
                        item.publishedAtMillis() == Long.MIN_VALUE ? null : item.publishedAtMillis(),
                        item.expiresAtMillis() == Long.MAX_VALUE ? null : item.expiresAtMillis()),
                item.down());
    }
}
