package dev.eddy.job;

import dev.eddy.record.Ids;

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

    /** Throws a {@link BadInputException} when the job would refuse an id. */
    public static void requireId(String name, String id) {
        String refusal = Ids.refusal(name, id);
        require(refusal == null, refusal);
    }
}
