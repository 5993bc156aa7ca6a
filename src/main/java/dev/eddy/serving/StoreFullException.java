package dev.eddy.serving;

import java.io.IOException;

/** The store has no room for what it was given. It may have some later: lists expire, and a limit can be raised. */
final class StoreFullException extends IOException {
    private static final long serialVersionUID = 1L;

    StoreFullException(String message, Throwable cause) {
        super(message, cause);
    }
}
