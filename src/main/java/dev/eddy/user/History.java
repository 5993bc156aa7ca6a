package dev.eddy.user;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The latest interaction of a user with each item, newest first. It depends on the set of events, not on their order of
 * arrival. Exception: an item that fell off the end and returns starts again at one click.
 */
public final class History {
    /** Of an interaction in memory, but for the letters of its id. */
    private static final long BYTES_OF_INTERACTION = 88;

    private History() {}

    /** Approximate size in bytes of memory. All ids are taken to be as long as the first. */
    public static long bytes(List<Interaction> interactions) {
        return interactions.isEmpty()
                ? 0
                : interactions.size()
                        * (BYTES_OF_INTERACTION + interactions.get(0).itemId().length());
    }

    /** The history with one more interaction, at most {@code limit}; {@code newestFirst} is not modified. */
    public static List<Interaction> with(List<Interaction> newestFirst, Interaction added, int limit) {
        int known = indexOf(added.itemId(), newestFirst);
        Interaction kept = known < 0 ? added : newestFirst.get(known).mergedWith(added);
        List<Interaction> after = new ArrayList<>(newestFirst.size() + 1);
        after.addAll(newestFirst);
        if (known >= 0) {
            after.remove(known);
        }
        int at = Collections.binarySearch(after, kept, Interaction.NEWEST_FIRST);
        after.add(at < 0 ? -at - 1 : at, kept);
        if (after.size() > limit) {
            after.remove(after.size() - 1);
        }
        return after;
    }

    private static int indexOf(String itemId, List<Interaction> interactions) {
        int hash = itemId.hashCode();
        for (int i = 0; i < interactions.size(); i++) {
            String other = interactions.get(i).itemId();
            // An id knows its hash, so that almost none is read.
            if (other.hashCode() == hash && other.equals(itemId)) {
                return i;
            }
        }
        return -1;
    }

    /** The latest interaction with each item of several histories, newest first, at most {@code limit}. */
    static List<Interaction> together(List<List<Interaction>> histories, int limit) {
        Map<String, Interaction> latest = new HashMap<>();
        histories.forEach(
                history -> history.forEach(each -> latest.merge(each.itemId(), each, Interaction::mergedWith)));
        return latest.values().stream()
                .sorted(Interaction.NEWEST_FIRST)
                .limit(limit)
                .toList();
    }
}
