package dev.eddy.user;

import java.util.Comparator;

/**
 * One item a user had to do with, as of the last time.
 *
 * @param position of the event in its topic, see {@link dev.eddy.record.KafkaRecord#position()}
 * @param weight of the behaviour; positive for a click of any kind, negative for a dislike
 * @param clicks how many events of the user on the item had a positive weight
 */
public record Interaction(String itemId, long atMillis, long position, float weight, int clicks) {
    /**
     * Newest first: by time, at the same time by position. In one topic no two events share a position; the item id only keeps
     * the order total.
     */
    public static final Comparator<Interaction> NEWEST_FIRST = Comparator.comparingLong(Interaction::atMillis)
            .thenComparingLong(Interaction::position)
            .reversed()
            .thenComparing(Interaction::itemId);

    /** Of a single event. */
    public Interaction(String itemId, long atMillis, long position, float weight) {
        this(itemId, atMillis, position, weight, weight > 0 ? 1 : 0);
    }

    /** Whether the user took to the item: such interactions are what others' lists are made of. */
    public boolean isPositive() {
        return weight > 0;
    }

    /** Two interactions with the same item as one: as of the later, with the clicks of both. */
    Interaction mergedWith(Interaction other) {
        Interaction later = NEWEST_FIRST.compare(this, other) <= 0 ? this : other;
        int sum = (int) Math.min(Integer.MAX_VALUE, (long) clicks + other.clicks);
        return new Interaction(later.itemId, later.atMillis, later.position, later.weight, sum);
    }
}
