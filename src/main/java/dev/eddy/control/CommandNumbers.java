package dev.eddy.control;

/**
 * Numbers commands by their append time in units of 10 ms, or by the last number plus one if that is higher. Offsets
 * start again at 0 when a topic is recreated; a batch shares one append time, and a clock may be set back. In 2026 a
 * number has 12 digits, which {@link dev.eddy.record.Version} texts hold until 2286. A burst of more than 100
 * commands/s runs ahead of the clock. After a start without state, a compacted burst may get lower numbers.
 */
public final class CommandNumbers {
    private static final long UNIT_MILLIS = 10;

    private long last;

    /** Number for a command appended at an instant; {@link #use} makes it the last. */
    long next(long appendedAtMillis) {
        return Math.max(last + 1, appendedAtMillis / UNIT_MILLIS);
    }

    /** Makes all later numbers higher than this one. */
    void use(long number) {
        last = Math.max(last, number);
    }

    /** The highest number in use; 0 before the first. */
    long last() {
        return last;
    }
}
