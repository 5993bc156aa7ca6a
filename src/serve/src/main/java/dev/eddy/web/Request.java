package dev.eddy.web;

import dev.eddy.access.Grant;

/**
 * A request that is allowed, and there as a whole.
 *
 * @param id for logs and errors
 * @param grant of its token; {@link Grant#OF_ALL} where it needs none and has no known one
 * @param body empty for a request without one
 * @param arrivedNanos when its head was there, by {@link System#nanoTime}
 */
public record Request(String id, Grant grant, Query query, byte[] body, long arrivedNanos) {
    public static final int MOST_BODY_BYTES = 1 << 20;
}
