package dev.eddy.job;

/** Wrong input of a user. The message names the value, its place and the correction. Commands exit with code 2. */
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
