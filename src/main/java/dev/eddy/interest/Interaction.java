package dev.eddy.interest;

import java.util.Comparator;

/**
 * One item a user had to do with, as of the last time.
 *
 * @param position of the event in its topic, see {@link dev.eddy.behaviour.KafkaRecord#position()}
 * @param weight of the behaviour; positive for a click of any kind, negative for a dislike
 */
public record Interaction(String itemId, long atMillis, long position, float weight) {
    /**
     * Newest first: by time, at the same time by position. In one topic no two events share a position; the item id only keeps
     * the order total.
     */
    public static final Comparator<Interaction> NEWEST_FIRST = Comparator.comparingLong(Interaction::atMillis)
            .thenComparingLong(Interaction::position)
            .reversed()
            .thenComparing(Interaction::itemId);

    /** Whether the user took to the item: such interactions are what others' lists are made of. */
    public boolean isPositive() {
        return weight > 0;
    }

    /** The later of two interactions with the same item, which is the one that is remembered. */
    Interaction orLater(Interaction other) {
        return NEWEST_FIRST.compare(this, other) <= 0 ? this : other;
    }
}
