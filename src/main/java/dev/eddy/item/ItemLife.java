package dev.eddy.item;

/** Counts of an item (null before its first event), its last change (or {@link #NEVER}), and whether it is told. */
public record ItemLife(Counts counts, long touchedMillis, boolean told) {
    /** Before all events. */
    static final long NEVER = Long.MIN_VALUE;

    static final ItemLife NONE = new ItemLife(null, NEVER, false);

    /** Whether the item has an event. */
    boolean isSeen() {
        return counts != null;
    }

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
