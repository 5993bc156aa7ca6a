package dev.eddy.item;

/**
 * Counts of an item (null before the first event), the time of its last change, and whether the recall tasks know it. A
 * record or a vector changes it at the confirmed time; {@link #NEVER} when unknown.
 */
public record ItemLife(Counts counts, long touchedMillis, boolean told) {
    /** Before all events. */
    static final long NEVER = Long.MIN_VALUE;

    static final ItemLife NONE = new ItemLife(null, NEVER, false);

    /** Whether the item has an event. */
    boolean isSeen() {
        return counts != null;
    }

    /** The life after a change at an instant. */
    ItemLife after(Counts countsNow, long atMillis) {
        return new ItemLife(countsNow == null ? counts : countsNow, Math.max(touchedMillis, atMillis), told);
    }

    /** The life with another instant, which may be earlier. */
    ItemLife touchedAt(long atMillis) {
        return new ItemLife(counts, atMillis, told);
    }

    ItemLife told(boolean isTold) {
        return new ItemLife(counts, touchedMillis, isTold);
    }
}
