package dev.eddy.serve;

/**
 * A request that is allowed.
 *
 * @param id for logs and errors
 * @param body empty for a request without one
 */
record Request(String id, Query query, byte[] body) {
    static final int MOST_BODY_BYTES = 1 << 20;
    /** Longest time for a body to come. */
    static final int BODY_SECONDS = 30;
    /** A longer body is read and dropped up to this size: a caller sees the answer only after sending the body. */
    static final int MOST_DROPPED_BYTES = 4 << 20;
}
