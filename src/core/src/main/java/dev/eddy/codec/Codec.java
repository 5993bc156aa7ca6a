package dev.eddy.codec;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;

/**
 * The binary format of one type, for records of every event and state of every user. Savepoints hold old formats, so a
 * codec writes a new layout under a higher version and still reads all older ones. A codec that embeds another one gets
 * a new version with it. A codec has no state, and a public constructor without arguments.
 */
public interface Codec<T> extends Serializable {
    /** Version of the layout that {@link #write} writes, in [0, 255]. */
    default int version() {
        return 1;
    }

    void write(T value, DataOutput out) throws IOException;

    /** Reads a value in the layout of a version, not higher than {@link #version()}. */
    T read(int version, DataInput in) throws IOException;
}
