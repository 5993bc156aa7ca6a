package dev.eddy.lab;

import dev.eddy.job.BadInputException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Says when the next of a steady stream of events is due. */
final class Pace {
    // After a stall the stream goes on at its rate; it does not throw everything that was missed at the broker at once.
    private static final long FORGIVEN_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final double nanosPerEvent;
    private final LongSupplier nanoClock;
    private long startedAt;
    private long taken;

    /**
     * Begins the stream now.
     *
     * @param rate events per second; 0 for as fast as possible
     */
    Pace(double rate, LongSupplier nanoClock) {
        if (!(rate >= 0) || Double.isInfinite(rate)) {
            throw new BadInputException("rate " + rate + ": must be 0 (as fast as possible) or a number of events/s");
        }
        this.nanosPerEvent = rate == 0 ? 0 : TimeUnit.SECONDS.toNanos(1) / rate;
        this.nanoClock = nanoClock;
        this.startedAt = nanoClock.getAsLong();
    }

    /** How long to wait before the next event; not positive when it is due. */
    long nanosToWait() {
        if (nanosPerEvent == 0) {
            return 0;
        }
        long wait = startedAt + (long) (taken * nanosPerEvent) - nanoClock.getAsLong();
        if (wait < -FORGIVEN_NANOS) {
            startedAt -= wait;
            return 0;
        }
        return wait;
    }

    void take() {
        taken++;
    }
}
