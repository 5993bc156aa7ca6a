package dev.eddy.recall;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Queue of new or changed items that wait for a search for similar items. A few leave at once, many one by one, so
 * that a catalogue that is published again does not hold up lists. The newest leave first. When the queue is full the
 * oldest are dropped; a click on them starts the search, too.
 */
final class NewItems {
    private static final int MOST = 100_000;
    /** Pause between two items; a search takes a tenth of it at most. */
    private static final long PAUSE_MILLIS = 10;
    /** Items that leave without a pause. */
    private static final int AT_ONCE = 10;

    /** Numbers of the items, by order of arrival. */
    private final TreeMap<Long, Integer> waiting = new TreeMap<>();

    private final Map<Integer, Long> places = new HashMap<>();
    private long added;
    private long nextAtMillis = Long.MIN_VALUE;
    long leftOut;

    void add(int item) {
        Long before = places.put(item, added);
        if (before != null) {
            waiting.remove(before);
        }
        waiting.put(added++, item);
        if (waiting.size() > MOST) {
            places.remove(waiting.pollFirstEntry().getValue());
            leftOut++;
        }
    }

    /** Removes the item whose turn it is; null when it is nobody's. */
    Integer next(long nowMillis) {
        if (waiting.isEmpty() || nextAtMillis > nowMillis) {
            return null;
        }
        nextAtMillis = Math.max(nextAtMillis, nowMillis - (AT_ONCE - 1) * PAUSE_MILLIS) + PAUSE_MILLIS;
        int item = waiting.pollLastEntry().getValue();
        places.remove(item);
        return item;
    }
}
