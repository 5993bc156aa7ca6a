package dev.eddy.retrieval;

import java.util.Comparator;

/**
 * An item near a vector.
 *
 * @param cosine of the item's vector with the one it is near to, in [-1, 1]
 * @param availableSinceMillis when the item came out, epoch milliseconds
 */
public record Neighbour(String itemId, float cosine, long availableSinceMillis) {
    /** Nearest first; of equally near ones the newest first, then by id: the same everywhere, however the items are spread. */
    public static final Comparator<Neighbour> NEAREST_FIRST = Comparator.comparingDouble(Neighbour::cosine)
            .thenComparingLong(Neighbour::availableSinceMillis)
            .reversed()
            .thenComparing(Neighbour::itemId);
}
