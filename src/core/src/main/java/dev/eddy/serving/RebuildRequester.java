package dev.eddy.serving;

import java.io.IOException;

/** Requests that the job computes and writes all lists again, after the store has lost some. */
@FunctionalInterface
public interface RebuildRequester extends AutoCloseable {
    /** Sends a request and waits until it is durable. The job answers several requests in quick succession with one rebuild. */
    void request() throws IOException;

    @Override
    default void close() {}
}
