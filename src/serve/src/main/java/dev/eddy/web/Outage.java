package dev.eddy.web;

import java.util.function.LongSupplier;

/**
 * When a service last did not answer in time. A request that has waited since before then fails at once: it does not wait for a time-out
 * of its own.
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
