package dev.eddy.codec;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;

/**
 * How values of one type are written, in as few bytes and steps as can be: those that travel with every event and are kept for
 * every user. What was ever written is read for ever, since savepoints hold it: a codec may write a new layout under a
 * higher version, but goes on reading the older ones. A codec that holds values of another names the layout they have in its
 * own, and has a new version whenever they get another. Codecs have no state, and a constructor without arguments.
 */
public interface Codec<T> extends Serializable {
    /** Of the layout that {@link #write} writes, in [0, 255]. */
    default int version() {
        return 1;
    }

    void write(T value, DataOutput out) throws IOException;

    /**
     * The value that was written.
     *
     * @param version of the layout that was written; not higher than {@link #version()}
     */
    T read(int version, DataInput in) throws IOException;
}
