package dev.eddy.recall.search;

import java.time.Duration;

/**
 * What is done at most once in so long, by event time.
 *
 * @param millis how long; not negative
 */
record Pause(long millis) {
    static Pause of(Duration length) {
        return new Pause(length.toMillis());
    }

    /** Whether it is time again. Event time may go back; what was done long after now is as old as what was long before. */
    boolean isOver(long lastMillis, long nowMillis) {
        // What was never done was done at the beginning of time, so that a difference would overflow.
        return lastMillis <= nowMillis - millis || lastMillis >= nowMillis + millis;
    }
}
