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
    private History() {}

    /** The history with one more interaction, at most {@code limit}; {@code newestFirst} is not modified. */
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
