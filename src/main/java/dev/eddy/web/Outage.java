package dev.eddy.web;

import java.util.function.LongSupplier;

/**
 * When something last did not answer in time. Whoever has waited for a turn meanwhile is told at once, so that nobody waits for one
 * time-out after the other.
 */
public final class Outage {
    private final LongSupplier nanoClock;
    private volatile long atNanos;
    private volatile boolean hasHappened;

    public Outage(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    public void happened() {
        atNanos = nanoClock.getAsLong();
        hasHappened = true;
    }

    public boolean wasSince(long nanos) {
        return hasHappened && atNanos - nanos > 0;
    }
}
