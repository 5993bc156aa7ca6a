package dev.eddy.interest;

import java.util.Comparator;

/**
 * One item a user had to do with, as of the last time.
 *
 * @param weight of the behaviour; positive for a click of any kind, negative for a dislike
 */
public record Interaction(String itemId, long atMillis, float weight) {
    /** Newest first; at the same instant by item id. */
    public static final Comparator<Interaction> NEWEST_FIRST =
            Comparator.comparingLong(Interaction::atMillis).reversed().thenComparing(Interaction::itemId);

    /** Whether the user took to the item: such interactions are what others' lists are made of. */
    public boolean isPositive() {
        return weight > 0;
    }

    /** Which of two interactions with the same item is remembered: the later; at the same instant a dislike, then less. */
    Interaction orLater(Interaction other) {
        if (atMillis != other.atMillis) {
            return atMillis > other.atMillis ? this : other;
        }
        return weight <= other.weight ? this : other;
    }
}
