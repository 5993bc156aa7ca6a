package dev.eddy.user;

import dev.eddy.item.Transition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Transitions between the clicks of a user that are at most three apart. A change of the history gives the transitions
 * to add and to take back, so their sum depends on the histories alone, not on the order of events.
 */
public final class Transitions {
    /** Counts of the next three items: one over the distance, in sixths. */
    private static final int[] COUNTS = {6, 3, 2};

    private record Pair(String itemId, String nextItemId) {}

    private Transitions() {}

    /** The transitions to add to the sum, from histories with one interaction an item, newest first. */
    public static List<Transition> between(List<Interaction> before, List<Interaction> after) {
        Map<Pair, Integer> changes = new LinkedHashMap<>();
        List<Interaction> kept = before;
        Interaction gone = theOneGone(before, after);
        if (gone != null) {
            kept = new ArrayList<>(before);
            kept.remove(gone);
            addChange(before, kept, changes);
        }
        addChange(kept, after, changes);
        List<Transition> told = new ArrayList<>();
        changes.forEach((pair, count) -> {
            if (count != 0) {
                told.add(new Transition(pair.itemId, pair.nextItemId, count));
            }
        });
        return told;
    }

    /**
     * The one interaction that is no longer there; null when there is none, or more. It is a change of its own, else all interactions
     * between it and a new one would count as changed: the oldest falls off, or an item that is had anew leaves its old place.
     */
    private static Interaction theOneGone(List<Interaction> before, List<Interaction> after) {
        Interaction gone = null;
        int next = 0;
        for (Interaction known : before) {
            while (next < after.size()
                    && !after.get(next).equals(known)
                    && Interaction.NEWEST_FIRST.compare(after.get(next), known) < 0) {
                next++;
            }
            if (next < after.size() && after.get(next).equals(known)) {
                next++;
            } else if (gone == null) {
                gone = known;
            } else {
                return null;
            }
        }
        return gone;
    }

    /** Looks only at the part between the first and the last difference. */
    private static void addChange(List<Interaction> before, List<Interaction> after, Map<Pair, Integer> changes) {
        int shorter = Math.min(before.size(), after.size());
        int newer = 0;
        while (newer < shorter && before.get(newer).equals(after.get(newer))) {
            newer++;
        }
        int older = 0;
        while (older < shorter - newer
                && before.get(before.size() - 1 - older).equals(after.get(after.size() - 1 - older))) {
            older++;
        }
        add(1, after, newer, after.size() - older, changes);
        add(-1, before, newer, before.size() - older, changes);
    }

    /** Counts the pairs of clicks that touch or span the changed part; the others are the same before and after. */
    private static void add(int sign, List<Interaction> history, int from, int to, Map<Pair, Integer> changes) {
        int start = from;
        for (int reached = 0; start > 0 && reached < COUNTS.length; start--) {
            reached += history.get(start - 1).isPositive() ? 1 : 0;
        }
        List<Interaction> clicks = new ArrayList<>();
        int first = 0;
        int last = 0;
        for (int i = start; i < history.size() && clicks.size() < last + COUNTS.length; i++) {
            if (history.get(i).isPositive()) {
                clicks.add(history.get(i));
            }
            first = i < from ? clicks.size() : first;
            last = i < to ? clicks.size() : last;
        }
        for (int next = 0; next < last; next++) {
            for (int steps = Math.max(1, first - next);
                    steps <= COUNTS.length && next + steps < clicks.size();
                    steps++) {
                var pair = new Pair(
                        clicks.get(next + steps).itemId(), clicks.get(next).itemId());
                changes.merge(pair, sign * COUNTS[steps - 1], Integer::sum);
            }
        }
    }
}
