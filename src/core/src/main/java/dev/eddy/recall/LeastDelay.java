package dev.eddy.recall;

import dev.eddy.record.Pause;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * How far a task is behind with a click: by how much the time since its append is above the least one of the last five to ten minutes,
 * since the clocks of a broker and of this machine differ. A task that has no input waiting is not behind. Only clicks that find none
 * waiting raise the least delay, so it does not grow in an overload of hours. Not thread-safe; the metrics' thread reads
 * the {@link #leastMillis}.
 */
final class LeastDelay {
    private static final Pause TURN = new Pause(TimeUnit.MINUTES.toMillis(5));
    private static final long NONE = Long.MAX_VALUE;

    private final BooleanSupplier inputWaits;
    private long turnedAtMillis = Long.MIN_VALUE;
    /** The least delay before the last turn. Until one is known, the clocks are taken to agree. */
    private long beforeMillis;
    /** The least delay since the last turn. */
    private long sinceMillis = NONE;

    /** @param inputWaits whether the task has more input to work on */
    LeastDelay(BooleanSupplier inputWaits) {
        this.inputWaits = inputWaits;
    }

    /** @param appendedAtMillis by the broker's clock; without a click behind it (0 or less) nothing is late */
    long behindMillis(long appendedAtMillis, long nowMillis) {
        if (appendedAtMillis <= 0) {
            return 0;
        }
        long delay = nowMillis - appendedAtMillis;
        boolean waits = inputWaits.getAsBoolean();
        // Without a new delay the known one stays.
        if (sinceMillis != NONE && TURN.isOver(turnedAtMillis, nowMillis)) {
            turnedAtMillis = nowMillis;
            beforeMillis = sinceMillis;
            sinceMillis = NONE;
        }
        if (!waits || delay < leastMillis()) {
            sinceMillis = Math.min(sinceMillis, delay);
        }
        return waits ? delay - leastMillis() : 0;
    }

    /** The least delay: the difference of the clocks, and the time that a click takes at least. */
    long leastMillis() {
        return Math.min(beforeMillis, sinceMillis);
    }
}
