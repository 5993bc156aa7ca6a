package dev.eddy.retrieval;

import dev.eddy.codec.Fields;
import dev.eddy.membership.Version;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** How an {@link Asker} is written, within what is asked and answered. */
final class AskerFields {
    private AskerFields() {}

    static void write(Asker asker, DataOutput out) throws IOException {
        Fields.writeString(asker.userId(), out);
        Fields.writeSigned(asker.cluster(), out);
        Fields.writeUnsigned(asker.version().epoch(), out);
        Fields.writeUnsigned(asker.version().sequence(), out);
        Fields.writeUnsigned(asker.version().command(), out);
        out.writeLong(asker.asOfMillis());
        out.writeBoolean(asker.refresh());
    }

    static Asker read(DataInput in) throws IOException {
        return new Asker(
                Fields.readString(in),
                (int) Fields.readSigned(in),
                new Version(Fields.readUnsigned(in), Fields.readUnsigned(in), Fields.readUnsigned(in)),
                in.readLong(),
                in.readBoolean());
    }
}
