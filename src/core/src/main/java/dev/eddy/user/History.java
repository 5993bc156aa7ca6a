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

    /**
     * The history of a person after that of one id changed: what {@link #together} gives, but it looks at this id only. Exception: an item
     * that fell off the end and returns has the clicks of this id.
     *
     * @param whole the history of the person, newest first
     * @param known what the id had when the person's history was made
     * @param other what the id has now
     * @return null when interactions went that have not fallen off the end, since then all ids have to be looked at
     */
    static List<Interaction> replaced(
            List<Interaction> whole, List<Interaction> known, List<Interaction> other, int limit) {
        Map<String, Interaction> gone = new HashMap<>();
        known.forEach(each -> gone.put(each.itemId(), each));
        Map<String, Interaction> changed = new HashMap<>();
        Map<String, Integer> moreClicks = new HashMap<>();
        for (Interaction each : other) {
            Interaction before = gone.remove(each.itemId());
            if (!each.equals(before)) {
                if (before != null && Interaction.NEWEST_FIRST.compare(each, before) > 0) {
                    return null;
                }
                changed.put(each.itemId(), each);
                moreClicks.put(each.itemId(), each.clicks() - (before == null ? 0 : before.clicks()));
            }
        }
        for (Interaction each : gone.values()) {
            if (other.size() < limit || Interaction.NEWEST_FIRST.compare(each, other.get(other.size() - 1)) < 0) {
                return null;
            }
            moreClicks.put(each.itemId(), -each.clicks());
        }
        List<Interaction> after = new ArrayList<>(whole.size() + changed.size());
        for (Interaction each : whole) {
            Integer more = moreClicks.get(each.itemId());
            after.add(more == null ? each : each.latest(changed.remove(each.itemId()), more));
        }
        after.addAll(changed.values());
        after.sort(Interaction.NEWEST_FIRST);
        return after.size() <= limit ? after : new ArrayList<>(after.subList(0, limit));
    }
}
