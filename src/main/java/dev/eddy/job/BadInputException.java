package dev.eddy.job;

/** An error in the user's input. The message says what is wrong, where, and how to correct it. Commands exit with code 2. */
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
