package dev.eddy.option;

import java.time.Duration;

/** Checks that need code. A refusal is an {@link IllegalArgumentException} with the key, the value and the allowed range. */
public final class Allowed {
    private static final Duration CENTURY = Duration.ofDays(36_500);

    private Allowed() {}

    /** A whole number from {@code least} to {@code most}. */
    public static void between(String key, long value, long least, long most) {
        that(value >= least && value <= most, key, value, least + " to " + most);
    }

    /** A duration of 1 ms to a century. */
    public static void positive(String key, Duration value) {
        that(value.toMillis() > 0 && value.compareTo(CENTURY) <= 0, key, value, "1 ms to 36500 d");
    }

    /** Any other condition; {@code allowed} has the allowed values in words. */
    public static void that(boolean holds, String key, Object value, String allowed) {
        if (!holds) {
            throw new IllegalArgumentException(key + " is " + value + "; allowed: " + allowed);
        }
    }
}
