package dev.eddy;

import java.util.stream.Stream;

/** Errors that a JVM may throw on any thread. */
public final class Errors {
    private Errors() {}

    public static Stream<Error> all() {
        return Stream.of(
                new OutOfMemoryError("of a test"),
                new StackOverflowError("of a test"),
                new NoClassDefFoundError("of a test"),
                new AssertionError("of a test"));
    }
}
