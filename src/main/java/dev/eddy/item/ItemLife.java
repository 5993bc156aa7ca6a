package dev.eddy.item;

/**
 * What the item stage keeps of one item, beside its record, its successors and its vectors.
 *
 * @param counts of its events; null before the first
 * @param touchedMillis time of its latest event, or the confirmed time of the stream when its record or vector came; {@link
 *     #NEVER} while that is not known
 * @param told whether the tasks that make lists know the item
 */
public record ItemLife(Counts counts, long touchedMillis, boolean told) {
    /** Before any time that is known. */
    static final long NEVER = Long.MIN_VALUE;

    /** Of an item that nothing is known of yet. */
    static final ItemLife NONE = new ItemLife(null, NEVER, false);

    /** Whether anything has happened with the item. */
    boolean isSeen() {
        return counts != null;
    }

    /** The same after something at an instant. */
    ItemLife after(Counts countsNow, long atMillis) {
        return new ItemLife(countsNow == null ? counts : countsNow, Math.max(touchedMillis, atMillis), told);
    }

    /** The same, touched at an instant, which may be earlier than it was. */
    ItemLife touchedAt(long atMillis) {
        return new ItemLife(counts, atMillis, told);
    }

    /** The same, known to the tasks or not. */
    ItemLife told(boolean isTold) {
        return new ItemLife(counts, touchedMillis, isTold);
    }
}
