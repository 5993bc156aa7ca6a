package dev.eddy.recall.search;

/**
 * A least time between two runs of a search, by event time.
 *
 * @param millis at least 0
 */
record Pause(long millis) {
    /** Whether the next run is due. Event time may go back: a run one pause or more in the future counts as one in the past. */
    boolean isOver(long lastMillis, long nowMillis) {
        // Before the first run lastMillis is Long.MIN_VALUE; subtracting it would overflow.
        return lastMillis <= nowMillis - millis || lastMillis >= nowMillis + millis;
    }
}
