package dev.eddy.membership;

import dev.eddy.codec.Codec;
import dev.eddy.codec.Fields;
import dev.eddy.interest.InteractionList;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** How {@link MemberUpdate}s are written; since layout 2 with questions. */
public final class MemberUpdateCodec implements Codec<MemberUpdate> {
    private static final long serialVersionUID = 1L;

    @Override
    public int version() {
        return 2;
    }

    @Override
    public void write(MemberUpdate update, DataOutput out) throws IOException {
        Fields.writeSigned(update.cluster(), out);
        Fields.writeString(update.userId(), out);
        Fields.writeString(update.kind().name(), out);
        InteractionList.write(update.interactions(), out);
        Fields.writeFloats(update.direction(), out);
        out.writeBoolean(update.contributes());
        out.writeLong(update.asOfMillis());
        Fields.writeUnsigned(update.version().epoch(), out);
        Fields.writeUnsigned(update.version().sequence(), out);
        Fields.writeUnsigned(update.version().command(), out);
        Fields.writeSigned(update.centreVersion(), out);
        ClusterList.write(update.nextClusters(), out);
        out.writeBoolean(update.refresh());
        Fields.writeSigned(update.appendedAtMillis(), out);
        out.writeBoolean(update.question() != null);
        if (update.question() != null) {
            QuestionFields.write(update.question(), out);
        }
    }

    @Override
    public MemberUpdate read(int version, DataInput in) throws IOException {
        return new MemberUpdate(
                (int) Fields.readSigned(in),
                Fields.readString(in),
                MemberUpdate.Kind.valueOf(Fields.readString(in)),
                InteractionList.read(in),
                Fields.readFloats(in),
                in.readBoolean(),
                in.readLong(),
                new Version(Fields.readUnsigned(in), Fields.readUnsigned(in), Fields.readUnsigned(in)),
                Fields.readSigned(in),
                ClusterList.read(in),
                in.readBoolean(),
                Fields.readSigned(in),
                version > 1 && in.readBoolean() ? QuestionFields.read(in) : null);
    }
}
