package dev.eddy.user;

import dev.eddy.codec.Fields;
import dev.eddy.record.Version;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** How a {@link Version} is written, within what else is. */
public final class VersionFields {
    private VersionFields() {}

    public static void write(Version version, DataOutput out) throws IOException {
        Fields.writeUnsigned(version.epoch(), out);
        Fields.writeUnsigned(version.sequence(), out);
        Fields.writeUnsigned(version.command(), out);
    }

    public static Version read(DataInput in) throws IOException {
        return new Version(Fields.readUnsigned(in), Fields.readUnsigned(in), Fields.readUnsigned(in));
    }
}
