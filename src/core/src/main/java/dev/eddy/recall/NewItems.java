package dev.eddy.recall;

import dev.eddy.record.Pause;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * A queue of new or changed items that wait for their turn. A few leave at once, many one by one, so that a catalogue that is
 * published again does not hold up lists. The newest leave first. When the queue is full the oldest are dropped.
 */
final class NewItems<T> {
    private final int most;
    private final int atOnce;
    private final Pause pause;
    /** By order of arrival. */
    private final TreeMap<Long, T> waiting = new TreeMap<>();

    private final Map<T, Long> places = new HashMap<>();
    private long added;
    private long lastMillis = Long.MIN_VALUE;
    private long leftOut;

    /**
     * @param most items that wait
     * @param atOnce items that leave without a pause, after a time without any
     * @param pauseMillis between two items
     */
    NewItems(int most, int atOnce, long pauseMillis) {
        this.most = most;
        this.atOnce = atOnce;
        this.pause = new Pause(pauseMillis);
    }

    void add(T item) {
        Long before = places.put(item, added);
        if (before != null) {
            waiting.remove(before);
        }
        waiting.put(added++, item);
        if (waiting.size() > most) {
            places.remove(waiting.pollFirstEntry().getValue());
            leftOut++;
        }
    }

    /** Removes the item whose turn it is; null when it is nobody's. */
    T next(long nowMillis) {
        if (waiting.isEmpty() || !pause.isOver(lastMillis, nowMillis)) {
            return null;
        }
        // Later than now is one of before the clock was set back.
        lastMillis = lastMillis > nowMillis
                ? nowMillis
                : Math.max(lastMillis + pause.millis(), nowMillis - (atOnce - 1) * pause.millis());
        T item = waiting.pollLastEntry().getValue();
        places.remove(item);
        return item;
    }

    /** Items dropped because too many came at once. */
    long leftOut() {
        return leftOut;
    }
}
