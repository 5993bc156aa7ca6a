package dev.eddy.recall.search;

import java.util.ArrayList;
import java.util.List;

/**
 * A search for items.
 *
 * @param vector unit vector
 * @param count largest number of items
 * @param least smallest cosine
 * @param asOfMillis instant at which the items are available
 */
public record ItemSearch(float[] vector, int count, double least, long asOfMillis) {
    /** The nearest available items of directions, nearest first, in the order of {@link Neighbour#NEAREST_FIRST}. */
    List<Neighbour> available(List<Found> found) {
        List<Neighbour> all = new ArrayList<>();
        float last = Float.POSITIVE_INFINITY;
        for (Found each : found) {
            boolean isTied = each.cosine() == last;
            if (each.cosine() < least || (all.size() >= count && !isTied)) {
                break;
            }
            last = each.cosine();
            int taken = 0;
            for (int i = 0; taken < count && i < each.direction().size(); i++) {
                IndexedItem item = each.direction().item(i);
                if (item.isAvailableAt(asOfMillis)) {
                    all.add(new Neighbour(item, each.cosine()));
                    taken++;
                }
            }
        }
        all.sort(Neighbour.NEAREST_FIRST);
        return all.size() > count ? new ArrayList<>(all.subList(0, count)) : all;
    }

    /** Whether the last direction is too far away, so that farther ones have no items either. */
    boolean isCovered(List<Found> found) {
        return found.get(found.size() - 1).cosine() < least;
    }
}
