package dev.eddy.recall.search;

import dev.eddy.item.ItemFeatures;
import dev.eddy.item.ItemRecord;
import dev.eddy.item.ItemUpdate;
import dev.eddy.recall.items.ItemSpace;
import java.util.Comparator;
import java.util.Optional;

/**
 * An item with a vector, and when it is available.
 *
 * @param number in {@link dev.eddy.recall.items.ItemNumbers}
 * @param vector unit vector
 * @param availableSinceMillis first instant at which it is available
 * @param availableUntilMillis first instant at which it no longer is
 */
public record IndexedItem(
        int number, String itemId, float[] vector, long availableSinceMillis, long availableUntilMillis) {
    /** The newest item first, since other channels have had the least time to find it; then the lowest id. */
    static final Comparator<IndexedItem> NEWEST_FIRST = Comparator.comparingLong(IndexedItem::availableSinceMillis)
            .reversed()
            .thenComparing(IndexedItem::itemId);

    /** An item in a space; empty when it has no record, no vector in the space, is taken down or not available. */
    static Optional<IndexedItem> of(int number, ItemUpdate item, ItemSpace space) {
        float[] vector = space.vectorOf(item);
        ItemFeatures record = item.features();
        return vector == null
                        || record == null
                        || record.down()
                        || record.publishedAtMillis() == ItemRecord.NOT_AVAILABLE
                ? Optional.empty()
                : Optional.of(new IndexedItem(
                        number, item.itemId(), vector, record.publishedAtMillis(), record.expiresAtMillis()));
    }

    boolean isAvailableAt(long asOfMillis) {
        return availableSinceMillis <= asOfMillis && asOfMillis < availableUntilMillis;
    }
}
