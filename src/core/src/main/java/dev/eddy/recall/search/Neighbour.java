package dev.eddy.recall.search;

import java.util.Comparator;

/**
 * An item near a vector.
 *
 * @param cosine of the item's vector with that vector, in [-1, 1]
 */
public record Neighbour(IndexedItem item, float cosine) {
    /** Highest cosine first; at equal cosines the newest item, then the lowest id. */
    static final Comparator<Neighbour> NEAREST_FIRST = Comparator.comparingDouble(Neighbour::cosine)
            .reversed()
            .thenComparing(Neighbour::item, IndexedItem.NEWEST_FIRST);

    public String itemId() {
        return item.itemId();
    }
}
