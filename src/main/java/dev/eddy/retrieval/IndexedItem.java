package dev.eddy.retrieval;

import dev.eddy.catalog.ItemFeatures;
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
    /** Of items that are equally near: the newest first, which has had the least chance to be found in any other way; then by id. */
    static final Comparator<IndexedItem> NEWEST_FIRST = Comparator.comparingLong(IndexedItem::availableSinceMillis)
            .reversed()
            .thenComparing(IndexedItem::itemId);

    /** What of an item can be found; empty of one that is down or has no vector. */
    public static Optional<IndexedItem> of(int number, ItemFeatures item) {
        return !item.isFindable()
                ? Optional.empty()
                : Optional.of(new IndexedItem(
                        number, item.itemId(), item.vector(), item.publishedAtMillis(), item.expiresAtMillis()));
    }

    boolean isAvailableAt(long asOfMillis) {
        return availableSinceMillis <= asOfMillis && asOfMillis < availableUntilMillis;
    }
}
