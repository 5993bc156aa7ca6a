package dev.eddy.record;

/** Refuses a record; the message is the reason. Without a stack trace, so that a flood of bad records stays cheap. */
public final class RefusedException extends RuntimeException {
    public RefusedException(String reason) {
        super(reason, null, false, false);
    }

    public static void unless(boolean holds, String reason) {
        if (!holds) {
            throw new RefusedException(reason);
        }
    }
}
