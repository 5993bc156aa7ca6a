package dev.eddy.record;

import java.util.function.Supplier;

/** A value, or the reason of a refusal, or neither when ignored. A clamped value had a time after its append time. */
public record Parsed<T>(T value, String reason, boolean clamped) {

    public static <T> Parsed<T> of(T value) {
        return new Parsed<>(value, null, false);
    }

    public static <T> Parsed<T> refused(String reason) {
        return new Parsed<>(null, reason, false);
    }

    /** The result of a parser that may throw a {@link RefusedException}. */
    public static <T> Parsed<T> attempt(Supplier<T> parser) {
        try {
            return of(parser.get());
        } catch (RefusedException e) {
            return refused(e.getMessage());
        }
    }

    /** The refusal of a record that shows a fault of its parser, with the place of the fault. */
    public static <T> Parsed<T> fault(RuntimeException fault) {
        StackTraceElement[] trace = fault.getStackTrace();
        return refused("fault of the parser: " + JsonRecord.shown(fault.toString())
                + (trace.length == 0 ? "" : " at " + trace[0]));
    }

    /** A valid record that asks for nothing. */
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
