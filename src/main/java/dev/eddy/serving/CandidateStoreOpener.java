package dev.eddy.serving;

import java.io.IOException;
import java.io.Serializable;
import java.util.Collection;

/** Opens a store where the writer runs: an open one can't travel there. */
@FunctionalInterface
public interface CandidateStoreOpener extends Serializable {
    /**
     * Must not need the store to be up: a job starts, and buffers, without it.
     *
     * @param restored what earlier writers knew of the store
     */
    CandidateStore open(Collection<StoreMark> restored) throws IOException;
}
