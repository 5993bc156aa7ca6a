package dev.eddy.console;

import dev.eddy.item.ItemRecord;
import dev.eddy.item.Tag;
import java.util.List;

/**
 * What people are told of an item.
 *
 * @param title, category, author null when the record has none
 * @param quality null when the record has none
 * @param publishedAtMillis, expiresAtMillis null when the record has none
 * @param isDown taken down by its record
 */
record ItemCard(
        String itemId,
        String title,
        List<String> tags,
        String category,
        String author,
        Float quality,
        Long publishedAtMillis,
        Long expiresAtMillis,
        boolean isDown) {

    static ItemCard of(ItemRecord item) {
        return new ItemCard(
                item.itemId(),
                item.title(),
                item.tags().stream().map(Tag::name).toList(),
                item.category(),
                item.author(),
                Float.isNaN(item.quality()) ? null : item.quality(),
                item.publishedAtMillis() == Long.MIN_VALUE ? null : item.publishedAtMillis(),
                item.expiresAtMillis() == Long.MAX_VALUE ? null : item.expiresAtMillis(),
                item.down());
    }
}
