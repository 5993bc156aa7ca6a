package dev.eddy.web;

import java.util.Map;

/**
 * A refused request. The message says what was wrong and what to do. It has no stack trace, so that a flood of bad requests stays
 * cheap.
 */
public final class RequestException extends RuntimeException {
    private final int status;
    private final transient Map<String, String> headers;

    private RequestException(int status, String message, Map<String, String> headers) {
        super(message, null, false, false);
        this.status = status;
        this.headers = headers;
    }

    public static RequestException of(int status, String message) {
        return new RequestException(status, message, Map.of());
    }

    public static RequestException bad(String message) {
        return of(400, message);
    }

    /** Throws a 400 with the message unless the condition holds. */
    public static void require(boolean holds, String message) {
        if (!holds) {
            throw bad(message);
        }
    }

    /** The 503 for a request that has to come again. */
    public static RequestException tryAgain(String message) {
        return of(503, message).with("Retry-After", "1");
    }

    /** As this one, with a header of the answer. */
    public RequestException with(String header, String value) {
        return new RequestException(status, getMessage(), Map.of(header, value));
    }

    public int status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }
}
