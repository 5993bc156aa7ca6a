package dev.eddy.ops;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Notices when the work that is left has not become less for too long. */
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

    /** Whether the work stands still, of which so much is left now. */
    public boolean isStalled(long remaining) {
        long now = clock.getAsLong();
        if (remaining < least) {
            least = remaining;
            movedAt = now;
        }
        return now - movedAt > longestNanos;
    }
}
