package dev.eddy.ops;

import dev.eddy.job.BadInputException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** Decides when the next record of a stream with a steady rate is due. */
public final class Pace {
    // After a longer stall the stream goes on at its rate instead of sending all it missed at once.
    private static final long FORGIVEN_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private static final long SHORTEST_SLEEP_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final double nanosPerRecord;
    private final LongSupplier nanoClock;
    private long startedAt;
    private long taken;

    /** Starts at records per second, 0 for full speed; a {@link BadInputException} refuses other rates. */
    public Pace(double rate, LongSupplier nanoClock) {
        BadInputException.require(
                rate >= 0 && !Double.isInfinite(rate),
                "rate " + rate + ": must be 0 (as fast as possible) or a number of records/s");
        this.nanosPerRecord = rate == 0 ? 0 : TimeUnit.SECONDS.toNanos(1) / rate;
        this.nanoClock = nanoClock;
        this.startedAt = nanoClock.getAsLong();
    }

    /** Time until the next record is due; not positive when it is due. */
    public long nanosToWait() {
        if (nanosPerRecord == 0) {
            return 0;
        }
        long wait = startedAt + (long) (taken * nanosPerRecord) - nanoClock.getAsLong();
        if (wait < -FORGIVEN_NANOS) {
            startedAt -= wait;
            return 0;
        }
        return wait;
    }

    public void take() {
        taken++;
    }

    /** Waits until the next record is due, and takes it. */
    public void awaitTurn() {
        for (long wait = nanosToWait(); wait > 0; wait = nanosToWait()) {
            LockSupport.parkNanos(Math.max(wait, SHORTEST_SLEEP_NANOS));
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("interrupted while waiting to send the next record");
            }
        }
        take();
    }
}
