package dev.eddy.retrieval;

import java.time.Duration;

/**
 * What is done at most once in so long, by event time.
 *
 * @param millis how long; positive
 */
record Pause(long millis) {
    /** When what was never done was done last. */
    static final long NEVER = Long.MIN_VALUE;

    static Pause of(Duration length) {
        return new Pause(length.toMillis());
    }

    /** Whether it is time again. Event time may go back; what was done long after now is as old as what was long before. */
    boolean isOver(long lastMillis, long nowMillis) {
        return lastMillis == NEVER || Math.abs(nowMillis - lastMillis) >= millis;
    }
}
