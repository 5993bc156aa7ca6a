package dev.eddy.user;

import java.util.Comparator;

/** The last event of a user on an item, with its weight, and the number of events with a positive weight. */
public record Interaction(String itemId, long atMillis, long position, float weight, int clicks) {
    /** Newest first: by time, then by position. The item id makes the order total. */
    public static final Comparator<Interaction> NEWEST_FIRST = Comparator.comparingLong(Interaction::atMillis)
            .thenComparingLong(Interaction::position)
            .reversed()
            .thenComparing(Interaction::itemId);

    /** An interaction of a single event. */
    public Interaction(String itemId, long atMillis, long position, float weight) {
        this(itemId, atMillis, position, weight, weight > 0 ? 1 : 0);
    }

    /** Whether other users' lists may use the interaction. */
    public boolean isPositive() {
        return weight > 0;
    }

    /** The later of two interactions with an item, with the clicks of both. */
    Interaction mergedWith(Interaction other) {
        return latest(other, other.clicks);
    }

    /** The later of this and another one with the item, if there is one, with more clicks, or fewer. */
    Interaction latest(Interaction other, int moreClicks) {
        Interaction later = other == null || NEWEST_FIRST.compare(this, other) <= 0 ? this : other;
        int sum = (int) Math.min(Integer.MAX_VALUE, (long) clicks + moreClicks);
        return new Interaction(later.itemId, later.atMillis, later.position, later.weight, sum);
    }
}
