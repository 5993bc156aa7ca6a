package dev.eddy.lab;

import dev.eddy.job.BadInputException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Decides when the next event of a stream with a steady rate is due. */
final class Pace {
    // After a longer stall the stream goes on at its rate instead of sending all missed events at once.
    private static final long FORGIVEN_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final double nanosPerEvent;
    private final LongSupplier nanoClock;
    private long startedAt;
    private long taken;

    /** Starts at events per second, 0 for full speed; a {@link BadInputException} refuses other rates. */
    Pace(double rate, LongSupplier nanoClock) {
        BadInputException.require(
                rate >= 0 && !Double.isInfinite(rate),
                "rate " + rate + ": must be 0 (as fast as possible) or a number of events/s");
        this.nanosPerEvent = rate == 0 ? 0 : TimeUnit.SECONDS.toNanos(1) / rate;
        this.nanoClock = nanoClock;
        this.startedAt = nanoClock.getAsLong();
    }

    /** Time until the next event is due; not positive when it is due. */
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
