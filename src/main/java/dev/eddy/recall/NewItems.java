package dev.eddy.recall;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Items that are new or have changed, until it is looked for what is similar to them: a few at once, many one by one, so that a
 * catalogue that is published anew does not hold up anybody's lists. The newest come first, each once. Beyond so many the
 * oldest are left out; what is similar to them is looked for once they are clicked.
 */
final class NewItems {
    private static final int MOST = 100_000;

    /** From one to the next: a search takes a tenth of that at most. */
    private static final long PAUSE_MILLIS = 10;

    /** So many do not wait for each other. */
    private static final int AT_ONCE = 10;

    /** Numbers of the items, by how many came before. */
    private final TreeMap<Long, Integer> waiting = new TreeMap<>();

    private final Map<Integer, Long> places = new HashMap<>();
    private long added;
    private long nextAtMillis = Long.MIN_VALUE;
    private long leftOut;

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

    /** How many were left out. */
    long leftOut() {
        return leftOut;
    }

    /** The item whose turn it is, which waits no longer; null when it is nobody's. */
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
