package dev.eddy.neighbours;

/** A member of the index. The arrays are replaced as a whole when the member changes, never written to. */
final class IndexedMember {
    final String userId;
    final int slot;

    /** What the arrays are made from. */
    Member member;

    /** Unit vector of the interest. */
    float[] direction;

    /** Every item of the history: what is not recalled for this member. */
    IndexedItem[] had = {};

    /** Items of the latest positive interactions, newest first. */
    IndexedItem[] recents = {};

    /** Times of the recents, epoch milliseconds. */
    long[] times = {};

    /** Weights of the recents. */
    float[] weights = {};

    IndexedMember(String userId, int slot) {
        this.userId = userId;
        this.slot = slot;
    }

    /** Position of an item that is among the recents, given its time. */
    int positionOf(IndexedItem item, long atMillis) {
        int low = 0;
        int high = times.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] > atMillis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        while (recents[low] != item) {
            low++;
        }
        return low;
    }
}
