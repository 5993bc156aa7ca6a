package dev.eddy.client;

/** A page token is forged, of another question, or too old. The message says which and what to do. */
public final class PageException extends IllegalArgumentException {
    public PageException(String message) {
        super(message);
    }
}
