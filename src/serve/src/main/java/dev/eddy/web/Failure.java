package dev.eddy.web;

import io.undertow.io.Receiver;
import io.undertow.server.RequestTooBigException;
import java.io.IOException;
import java.util.Map;
import java.util.function.Function;

/**
 * How an exception is answered.
 *
 * @param position of the first wrong character of a filter; null for other errors
 * @param headers of the answer
 * @param isWorthALog whether an operator should know of it
 */
public record Failure(int status, String message, Integer position, Map<String, String> headers, boolean isWorthALog) {
    /** A 400 that says what the caller did. */
    public static Failure bad(String message, Integer position) {
        return new Failure(400, message, position, Map.of(), false);
    }

    /** A 503 of something that is away. */
    public static Failure unavailable(String message) {
        return new Failure(503, message, null, Map.of("Retry-After", "1"), true);
    }

    /**
     * The answer to an exception.
     *
     * @param others answers what an {@link Action} may throw; gives null for a fault of the server
     */
    static Failure of(Throwable thrown, Function<Throwable, Failure> others) {
        if (thrown instanceof RequestException refusal) {
            return new Failure(refusal.status(), refusal.getMessage(), null, refusal.headers(), false);
        }
        if (thrown instanceof RequestTooBigException || thrown instanceof Receiver.RequestToLargeException) {
            String message = "the body is over " + Request.MOST_BODY_BYTES + " bytes; send it in several parts";
            return new Failure(413, message, null, Map.of(), false);
        }
        if (thrown instanceof IOException) {
            // Only the reading of a body throws this one.
            return bad("the body ended before its length", null);
        }
        Failure other = others.apply(thrown);
        return other == null
                ? new Failure(500, "the server failed; its log has the reason by the request_id", null, Map.of(), true)
                : other;
    }
}
