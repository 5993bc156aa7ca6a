package dev.eddy.serving;

import java.io.IOException;
import java.io.Serializable;

/** Opens a store where the writer runs: an open one can't travel there. */
@FunctionalInterface
public interface CandidateStoreOpener extends Serializable {
    /**
     * Must not need the store to be up: a job starts, and buffers, without it.
     *
     * @param requester asked by the store when it finds that it lost what it had; not closed by it
     */
    CandidateStore open(RebuildRequester requester) throws IOException;
}
