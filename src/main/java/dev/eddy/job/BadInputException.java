package dev.eddy.job;

/** Something the user gave is wrong; the message says what, where, and what to do. Commands exit with code 2 on it. */
public final class BadInputException extends RuntimeException {
    public BadInputException(String message) {
        super(message);
    }

    public BadInputException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Throws a {@link BadInputException} with the message unless the condition holds. */
    public static void require(boolean holds, String message) {
        if (!holds) {
            throw new BadInputException(message);
        }
    }
}
