package dev.eddy.thread;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Bounds how often a failure that lasts is logged: at once, and then once a minute. */
public final class Reminder {
    private static final long EVERY_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final LongSupplier nanoClock;
    private final Map<String, Long> dueAtNanos = new ConcurrentHashMap<>();

    public Reminder(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    /** Whether a kind of failure is to be logged now. There must be few kinds: each is kept. */
    public boolean isDue(String kind) {
        long now = nanoClock.getAsLong();
        Long due = dueAtNanos.putIfAbsent(kind, now + EVERY_NANOS);
        return due == null || (now - due >= 0 && dueAtNanos.replace(kind, due, now + EVERY_NANOS));
    }
}
