package dev.eddy.recall.search;

import dev.eddy.item.ItemFeatures;
import dev.eddy.item.ItemUpdate;
import dev.eddy.recall.items.ItemSpace;
import java.util.Comparator;
import java.util.Optional;

/**
 * An item that can be found by its vector.
 *
 * @param number that it goes by, small
 * @param vector unit vector
 * @param availableSinceMillis not found as of an earlier instant
 * @param availableUntilMillis not found as of this instant or a later one
 */
public record IndexedItem(
        int number, String itemId, float[] vector, long availableSinceMillis, long availableUntilMillis) {
    /**
     * Of items that are equally near: the newest first, which has had the least chance to be found in any other way; then by
     * id.
     */
    static final Comparator<IndexedItem> NEWEST_FIRST = Comparator.comparingLong(IndexedItem::availableSinceMillis)
            .reversed()
            .thenComparing(IndexedItem::itemId);

    /** What of an item can be found in a space; empty of one that has no record or no vector, or is down. */
    static Optional<IndexedItem> of(int number, ItemUpdate item, ItemSpace space) {
        float[] vector = space.vectorOf(item);
        ItemFeatures record = item.features();
        return vector == null || record == null || record.down()
                ? Optional.empty()
                : Optional.of(new IndexedItem(
                        number, item.itemId(), vector, record.publishedAtMillis(), record.expiresAtMillis()));
    }

    boolean isAvailableAt(long asOfMillis) {
        return availableSinceMillis <= asOfMillis && asOfMillis < availableUntilMillis;
    }
}
