package dev.eddy.item;

/**
 * State of an item in the item stage.
 *
 * @param counts null before the first event
 * @param touchedMillis event time of the last change, up to a minute less; {@link #NEVER} before the first
 * @param told whether the recall tasks know the item
 */
public record ItemLife(Counts counts, long touchedMillis, boolean told) {
    /** Before all events. */
    static final long NEVER = Long.MIN_VALUE;

    private static final long MINUTE = 60_000;

    static final ItemLife NONE = new ItemLife(null, NEVER, false);

    /** Whether the item has an event. */
    boolean isSeen() {
        return counts != null;
    }

    /** The life after a change; this one when it would differ by less than a minute, so that it need not be written again. */
    ItemLife after(Counts countsNow, long atMillis) {
        if (countsNow == null && touchedMillis != NEVER && atMillis < touchedMillis + MINUTE) {
            return this;
        }
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
