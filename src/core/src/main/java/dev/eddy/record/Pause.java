package dev.eddy.record;

/**
 * A least time between two runs of a task, by any clock. The clock may be set back: then a run is due at once, or after two pauses at
 * most.
 *
 * @param millis at least 0
 */
public record Pause(long millis) {
    /** Whether the next run is due: a last one that is a pause or more in the future counts as one in the past. */
    public boolean isOver(long lastMillis, long nowMillis) {
        // Before the first run lastMillis is Long.MIN_VALUE; subtracting it would overflow.
        return lastMillis <= nowMillis - millis || lastMillis >= nowMillis + millis;
    }

    /** Whether a timer, set for the end of a pause, comes too late, since the clock was set back. */
    public boolean isTooFar(long timerMillis, long nowMillis) {
        return timerMillis > nowMillis + millis;
    }
}
