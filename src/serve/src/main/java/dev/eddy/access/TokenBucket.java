package dev.eddy.access;

import java.util.function.LongSupplier;

/** Limits a rate: a bucket holds the requests of one second and fills up evenly. For use by several threads. */
public final class TokenBucket {
    private static final double NANOS_PER_SECOND = 1e9;

    private final int perSecond;
    private final LongSupplier nanoClock;
    private double left;
    private long filledAtNanos;

    public TokenBucket(int perSecond, LongSupplier nanoClock) {
        this.perSecond = perSecond;
        this.nanoClock = nanoClock;
        this.left = perSecond;
        this.filledAtNanos = nanoClock.getAsLong();
    }

    public int perSecond() {
        return perSecond;
    }

    /** Takes one request; 0 when it was there, else the seconds until there is one, rounded up. */
    public synchronized int take() {
        long now = nanoClock.getAsLong();
        double gained = (now - filledAtNanos) / NANOS_PER_SECOND * perSecond;
        left = Math.min(perSecond, left + gained);
        filledAtNanos = now;
        if (left >= 1) {
            left--;
            return 0;
        }
        return (int) Math.ceil((1 - left) / perSecond);
    }
}
