package dev.eddy.web;

/**
 * A request that is allowed, and there as a whole.
 *
 * @param id for logs and errors
 * @param who name of the token's holder; null if unknown
 * @param body empty for a request without one
 * @param arrivedNanos when its head was there, by {@link System#nanoTime}
 */
public record Request(String id, String who, Query query, byte[] body, long arrivedNanos) {
    public static final int MOST_BODY_BYTES = 1 << 20;
}
