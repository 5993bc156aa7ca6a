package dev.eddy.user;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A user's latest interactions, one an item, newest first: a pure function of the set of interactions, whatever their
 * order of arrival, since the latest of an item only ever moves forward and what falls off the end stays off. The one exception
 * is the number of clicks once the limit is reached: an item that fell off and is had again begins again at one click, so there
 * the number depends on whether the item had fallen off by the time its next event arrived.
 */
public final class History {
    private History() {}

    /**
     * The history with one more interaction.
     *
     * @param newestFirst the history so far; not changed
     * @param limit how many interactions are kept
     */
    public static List<Interaction> with(List<Interaction> newestFirst, Interaction added, int limit) {
        Interaction kept = added;
        List<Interaction> after = new ArrayList<>(Math.min(newestFirst.size() + 1, limit));
        for (Interaction known : newestFirst) {
            if (known.itemId().equals(added.itemId())) {
                kept = known.mergedWith(added);
            } else {
                after.add(known);
            }
        }
        int at = Collections.binarySearch(after, kept, Interaction.NEWEST_FIRST);
        after.add(at < 0 ? -at - 1 : at, kept);
        if (after.size() > limit) {
            after.remove(after.size() - 1);
        }
        return after;
    }
}
