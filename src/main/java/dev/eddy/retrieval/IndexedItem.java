package dev.eddy.retrieval;

import java.util.Comparator;

/**
 * An item that can be found by its vector.
 *
 * @param vector unit vector
 * @param availableSinceMillis not found as of an earlier instant
 * @param availableUntilMillis not found as of this instant or a later one
 */
public record IndexedItem(String itemId, float[] vector, long availableSinceMillis, long availableUntilMillis) {
    /** Of items that are equally near: the newest first, which has had the least chance to be found in any other way; then by id. */
    static final Comparator<IndexedItem> NEWEST_FIRST = Comparator.comparingLong(IndexedItem::availableSinceMillis)
            .reversed()
            .thenComparing(IndexedItem::itemId);

    boolean isAvailableAt(long asOfMillis) {
        return availableSinceMillis <= asOfMillis && asOfMillis < availableUntilMillis;
    }
}
