package dev.eddy.record;

/**
 * What became of a record: either a value, or the reason why there is none, or neither when it is of no concern.
 *
 * @param clamped whether the value's time was ahead of the broker's append time and was set back to it
 */
public record Parsed<T>(T value, String reason, boolean clamped) {

    public static <T> Parsed<T> of(T value) {
        return new Parsed<>(value, null, false);
    }

    public static <T> Parsed<T> refused(String reason) {
        return new Parsed<>(null, reason, false);
    }

    /** There is nothing wrong with the record, and nothing to be done. */
    public static <T> Parsed<T> ignored() {
        return new Parsed<>(null, null, false);
    }

    public boolean isRefused() {
        return reason != null;
    }

    public boolean isIgnored() {
        return value == null && reason == null;
    }
}
