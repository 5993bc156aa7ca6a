package dev.eddy.lab;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what other processes will have done at some time. */
public final class Waiting {
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private Waiting() {}

    /** Asks again and again until it is so. */
    public static void until(String what, Duration atMost, BooleanSupplier condition) {
        until(what, atMost, condition, () -> "");
    }

    /** @param state what there is instead, for the message when time is up */
    static void until(String what, Duration atMost, BooleanSupplier condition, Supplier<String> state) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() >= deadline) {
                throw new IllegalStateException("waited " + atMost + " in vain for " + what + ": " + state.get());
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }
}
