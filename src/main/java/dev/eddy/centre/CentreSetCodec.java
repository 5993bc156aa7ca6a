package dev.eddy.centre;

import dev.eddy.codec.Codec;
import dev.eddy.codec.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Binary form of {@link CentreSet}. */
public final class CentreSetCodec implements Codec<CentreSet> {
    private static final long serialVersionUID = 1L;

    @Override
    public void write(CentreSet set, DataOutput out) throws IOException {
        Fields.writeString(set.space(), out);
        Fields.writeUnsigned(set.version(), out);
        Fields.writeUnsigned(set.dimension(), out);
        Fields.writeUnsigned(set.ids().length, out);
        for (int id : set.ids()) {
            Fields.writeUnsigned(id, out);
        }
        Fields.writeFloats(set.centres(), out);
        Fields.writeFloats(set.reach(), out);
        out.writeLong(set.provenance().trainedAtMillis());
        Fields.writeSigned(set.provenance().parent(), out);
        out.writeBoolean(set.provenance().provisional());
        Fields.writeString(set.checksum(), out);
    }

    @Override
    public CentreSet read(int version, DataInput in) throws IOException {
        String space = Fields.readString(in);
        long setVersion = Fields.readUnsigned(in);
        int dimension = Fields.readInt(in);
        int[] ids = new int[Fields.readInt(in)];
        for (int row = 0; row < ids.length; row++) {
            ids[row] = Fields.readInt(in);
        }
        return new CentreSet(
                space,
                setVersion,
                dimension,
                ids,
                Fields.readFloats(in),
                Fields.readFloats(in),
                new Provenance(in.readLong(), Fields.readSigned(in), in.readBoolean()),
                Fields.readString(in));
    }
}
