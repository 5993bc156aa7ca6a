package dev.eddy.serving;

import java.io.IOException;
import java.io.Serializable;

/** Requests that the job computes and writes all lists again, after the store has lost some. */
@FunctionalInterface
public interface RebuildRequester extends AutoCloseable {
    /** Opens a requester on the task manager, since an open one can't be serialized. */
    @FunctionalInterface
    interface Opener extends Serializable {
        RebuildRequester open();
    }

    /** Sends a request and waits until it is durable. The job answers several requests in quick succession with one rebuild. */
    void request() throws IOException;

    @Override
    default void close() {}
}
