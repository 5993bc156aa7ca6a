package dev.eddy.control;

/**
 * Numbers commands, so that a later command has the higher number: it is the command's append time in units of 10 ms, or one
 * more than the last number where that is higher. An offset would not do: a topic that is made anew begins at offset 0 again.
 * An append time alone would not do either: a batch shares one, and a broker's clock may be set back.
 *
 * <p>In 2026 a number has 12 digits, as {@link dev.eddy.record.Version} texts have room for until the year 2286. A burst of
 * more than 100 commands/s runs ahead of the clock. After a start without state the numbers of a burst may come out lower, when
 * compaction has removed some of its commands.
 */
public final class CommandNumbers {
    private static final long UNIT_MILLIS = 10;

    private long last;

    /** The number of a command that was appended at an instant; {@link #use} makes it the last. */
    long next(long appendedAtMillis) {
        return Math.max(last + 1, appendedAtMillis / UNIT_MILLIS);
    }

    /** Every later number is higher than this one. */
    void use(long number) {
        last = Math.max(last, number);
    }

    /** The highest number in use; 0 before the first. */
    long last() {
        return last;
    }
}
