package dev.eddy.retrieval;

import dev.eddy.codec.Fields;
import dev.eddy.membership.VersionFields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** How an {@link Asker} is written, within what is asked and answered. */
final class AskerFields {
    private AskerFields() {}

    static void write(Asker asker, DataOutput out) throws IOException {
        Fields.writeString(asker.userId(), out);
        Fields.writeSigned(asker.cluster(), out);
        VersionFields.write(asker.version(), out);
        out.writeLong(asker.asOfMillis());
        out.writeBoolean(asker.refresh());
    }

    static Asker read(DataInput in) throws IOException {
        return new Asker(
                Fields.readString(in),
                (int) Fields.readSigned(in),
                VersionFields.read(in),
                in.readLong(),
                in.readBoolean());
    }
}
