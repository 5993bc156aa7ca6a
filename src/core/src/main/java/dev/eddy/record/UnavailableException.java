package dev.eddy.record;

/** A service that a parser needs can't be asked: the record may well be valid, so the job tries again later. */
public final class UnavailableException extends IllegalStateException {
    public UnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
