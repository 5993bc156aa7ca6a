package dev.eddy.record;

import java.time.Duration;

/** What an option may be. Every refusal is an {@link IllegalArgumentException} that names the key, the value and the range. */
public final class Allowed {
    private Allowed() {}

    /** A whole number from {@code least} on. */
    public static void atLeast(String key, long value, long least) {
        that(value >= least, key, value, least + " or more");
    }

    /** A whole number from {@code least} to {@code most}. */
    public static void between(String key, long value, long least, long most) {
        that(value >= least && value <= most, key, value, least + " to " + most);
    }

    /** A number from {@code least} to {@code most}; NaN never is. */
    public static void within(String key, double value, double least, double most) {
        that(value >= least && value <= most, key, value, shown(least) + " to " + shown(most));
    }

    /** A finite number above 0. */
    public static void positive(String key, double value) {
        that(value > 0 && Double.isFinite(value), key, value, "a number above 0");
    }

    /** A duration of a millisecond or more, since Flink's timers, Redis and sockets count these, up to a century. */
    public static void positive(String key, Duration value) {
        that(isCountable(value) && value.toMillis() > 0, key, value, "1 ms to 36500 d");
    }

    /** A duration of zero or more, up to a century. */
    public static void notNegative(String key, Duration value) {
        that(isCountable(value) && !value.isNegative(), key, value, "0 ms to 36500 d");
    }

    /**
     * Whatever else.
     *
     * @param allowed the range in words
     */
    public static void that(boolean holds, String key, Object value, String allowed) {
        if (!holds) {
            throw new IllegalArgumentException(key + " is " + value + "; allowed: " + allowed);
        }
    }

    private static boolean isCountable(Duration value) {
        return value != null && value.abs().compareTo(Duration.ofDays(36_500)) <= 0;
    }

    private static String shown(double bound) {
        return bound == Math.rint(bound) ? Long.toString((long) bound) : Double.toString(bound);
    }
}
