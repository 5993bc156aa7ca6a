package dev.eddy.item;

import java.util.Arrays;
import java.util.List;

/**
 * An item as its owner describes it. Without a value the quality, in
 * [0, 1], is {@link Float#NaN}, the publication {@link Long#MIN_VALUE} and the expiry {@link Long#MAX_VALUE}. The
 * owner's own vector, or null, replaces the mean of the tags.
 *
 * @param unchanged names of fields whose values stay as they were before the record
 */
public record ItemRecord(
        String itemId,
        Description description,
        List<Tag> tags,
        float quality,
        long publishedAtMillis,
        long expiresAtMillis,
        float[] vector,
        boolean down,
        List<String> unchanged) {

    /** State of before there were unchanged fields has none. */
    public ItemRecord {
        unchanged = unchanged == null ? List.of() : unchanged;
    }

    public ItemRecord(
            String itemId,
            Description description,
            List<Tag> tags,
            float quality,
            long publishedAtMillis,
            long expiresAtMillis,
            float[] vector,
            boolean down) {
        this(itemId, description, tags, quality, publishedAtMillis, expiresAtMillis, vector, down, List.of());
    }

    /** Publication of an item that cannot be had now. When it can be had again, another record says so. */
    public static final long NOT_AVAILABLE = Long.MAX_VALUE;

    /** Title, category and author as given, and the place as {@link Place} writes it; each may be null. */
    public record Description(String title, String category, String author, String place) {
        public static final Description NONE = new Description(null, null, null, null);
    }

    public static ItemRecord takenDown(String itemId) {
        return new ItemRecord(
                itemId, Description.NONE, List.of(), Float.NaN, Long.MIN_VALUE, Long.MAX_VALUE, null, true);
    }

    /** The title, or the id of an item without one. */
    public String name() {
        return description.title == null ? itemId : description.title;
    }

    /** The words of the item's place, which other items may share; a position is in cells of three sizes. */
    public List<String> places() {
        return description.place == null ? List.of() : Place.words(description.place);
    }

    /** Whether its publication is known: it is not while the item is not available. */
    public boolean hasPublication() {
        return publishedAtMillis != Long.MIN_VALUE && publishedAtMillis != NOT_AVAILABLE;
    }

    /** The record after a newer one. A take-down keeps the description, so that clicks still count in interests. */
    public ItemRecord followedBy(ItemRecord newer) {
        return newer.down() ? with(tags, vector, true) : newer.keepingFrom(this);
    }

    /** With the values of an older record in the fields that are unchanged. */
    public ItemRecord keepingFrom(ItemRecord older) {
        if (unchanged.isEmpty() || older == null) {
            return this;
        }
        var kept = new Description(
                unchanged.contains("title") ? older.description.title : description.title,
                unchanged.contains("category") ? older.description.category : description.category,
                unchanged.contains("author") ? older.description.author : description.author,
                unchanged.contains("place") ? older.description.place : description.place);
        return new ItemRecord(
                itemId,
                kept,
                unchanged.contains("tags") ? older.tags : tags,
                quality,
                publishedAtMillis,
                expiresAtMillis,
                unchanged.contains("vector") ? older.vector : vector,
                down);
    }

    private ItemRecord with(List<Tag> tagsNow, float[] vectorNow, boolean isDown) {
        return new ItemRecord(
                itemId, description, tagsNow, quality, publishedAtMillis, expiresAtMillis, vectorNow, isDown);
    }

    /** The tags. A tag without a category gets the item's. */
    List<Tag> tagsByCategory() {
        String category = description.category;
        return category == null
                ? tags
                : tags.stream()
                        .map(tag -> tag.category() == null ? new Tag(tag.name(), tag.weight(), category) : tag)
                        .toList();
    }

    public ItemRecord withoutVector() {
        return with(tags, null, down);
    }

    public ItemRecord withoutTags() {
        return with(List.of(), vector, down);
    }

    public ItemRecord withId(String other) {
        return new ItemRecord(
                other, description, tags, quality, publishedAtMillis, expiresAtMillis, vector, down, unchanged);
    }

    // By content, vector included: a catalogue that is published anew every night must not look changed.
    @Override
    public boolean equals(Object other) {
        return other instanceof ItemRecord o
                && itemId.equals(o.itemId)
                && description.equals(o.description)
                && tags.equals(o.tags)
                && Float.compare(quality, o.quality) == 0
                && publishedAtMillis == o.publishedAtMillis
                && expiresAtMillis == o.expiresAtMillis
                && Arrays.equals(vector, o.vector)
                && down == o.down;
    }

    @Override
    public int hashCode() {
        return itemId.hashCode();
    }
}
