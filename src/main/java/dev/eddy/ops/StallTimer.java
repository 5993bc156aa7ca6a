package dev.eddy.ops;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Notices that work stands still: its remainder has had no new low for the longest time allowed. */
public final class StallTimer {
    private final long longestNanos;
    private final LongSupplier clock;
    private long least = Long.MAX_VALUE;
    private long movedAt;

    public StallTimer(Duration longest) {
        this(longest, System::nanoTime);
    }

    /** @param clock nanoseconds since some instant */
    StallTimer(Duration longest, LongSupplier clock) {
        this.longestNanos = longest.toNanos();
        this.clock = clock;
        this.movedAt = clock.getAsLong();
    }

    /** Takes what is left of the work; whether it stands still. */
    public boolean isStalled(long remaining) {
        long now = clock.getAsLong();
        if (remaining < least) {
            least = remaining;
            movedAt = now;
        }
        return now - movedAt > longestNanos;
    }
}
