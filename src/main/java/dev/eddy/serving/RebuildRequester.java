package dev.eddy.serving;

import java.io.IOException;
import java.io.Serializable;

/** Where the job is asked to make all lists anew, when the store can't have all of them any more. */
@FunctionalInterface
public interface RebuildRequester extends AutoCloseable {
    /** Opens a requester where the writer runs: an open one can't travel there. */
    @FunctionalInterface
    interface Opener extends Serializable {
        RebuildRequester open();
    }

    /**
     * Asks, and returns once the order is sure to be carried out. Orders that follow closely are carried out as one.
     *
     * @throws IOException when it could not be placed
     */
    void request() throws IOException;

    @Override
    default void close() {}
}
