package dev.eddy.serve;

import dev.eddy.client.PageException;
import dev.eddy.filter.FilterException;
import io.undertow.io.Receiver;
import io.undertow.server.RequestTooBigException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * How an exception is answered.
 *
 * @param position of the first wrong character of a filter; null for other errors
 * @param headers of the answer
 * @param isWorthALog whether an operator should know of it
 */
record Failure(int status, String message, Integer position, Map<String, String> headers, boolean isWorthALog) {
    private static final int BAD_REQUEST = 400;
    private static final int TOO_LARGE = 413;
    private static final int INTERNAL = 500;
    private static final int UNAVAILABLE = 503;

    /** The answer to an exception. Only those that a caller can do something about show their message. */
    static Failure of(Throwable thrown) {
        if (thrown instanceof RequestException refusal) {
            return new Failure(refusal.status(), refusal.getMessage(), null, refusal.headers(), false);
        }
        if (thrown instanceof FilterException filter) {
            return new Failure(BAD_REQUEST, filter.getMessage(), filter.position(), Map.of(), false);
        }
        if (thrown instanceof PageException) {
            return new Failure(BAD_REQUEST, thrown.getMessage(), null, Map.of(), false);
        }
        if (thrown instanceof RequestTooBigException || thrown instanceof Receiver.RequestToLargeException) {
            String message = "the body is over " + Request.MOST_BODY_BYTES + " bytes; send it in several parts";
            return new Failure(TOO_LARGE, message, null, Map.of(), false);
        }
        if (thrown instanceof IOException) {
            // Only the reading of a body throws this one.
            return new Failure(BAD_REQUEST, "the body ended before its length", null, Map.of(), false);
        }
        if (thrown instanceof UncheckedIOException) {
            return unavailable("Redis does not answer; try again");
        }
        if (thrown instanceof IllegalArgumentException) {
            return unavailable("Redis refuses the login or the command; the log of the server has the reason");
        }
        return new Failure(
                INTERNAL, "the server failed; its log has the reason by the request_id", null, Map.of(), true);
    }

    private static Failure unavailable(String message) {
        return new Failure(UNAVAILABLE, message, null, Map.of("Retry-After", "1"), true);
    }
}
