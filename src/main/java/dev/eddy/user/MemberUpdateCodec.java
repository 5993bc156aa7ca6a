package dev.eddy.user;

import dev.eddy.codec.Codec;
import dev.eddy.codec.Fields;
import dev.eddy.control.Question;
import dev.eddy.control.QuestionFields;
import dev.eddy.record.Version;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/** How {@link MemberUpdate}s are written. */
public final class MemberUpdateCodec implements Codec<MemberUpdate> {
    private static final long serialVersionUID = 1L;

    @Override
    public void write(MemberUpdate update, DataOutput out) throws IOException {
        Fields.writeSigned(update.cluster(), out);
        Fields.writeString(update.userId(), out);
        Fields.writeString(update.kind().name(), out);
        InteractionList.write(update.interactions(), out);
        Fields.writeFloats(update.direction(), out);
        out.writeBoolean(update.contributes());
        out.writeLong(update.asOfMillis());
        VersionFields.write(update.version(), out);
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
        int cluster = (int) Fields.readSigned(in);
        String userId = Fields.readString(in);
        MemberUpdate.Kind kind = MemberUpdate.Kind.valueOf(Fields.readString(in));
        List<Interaction> interactions = InteractionList.read(in);
        float[] direction = Fields.readFloats(in);
        boolean contributes = in.readBoolean();
        long asOfMillis = in.readLong();
        Version userVersion = VersionFields.read(in);
        long centreVersion = Fields.readSigned(in);
        List<Integer> nextClusters = ClusterList.read(in);
        boolean refresh = in.readBoolean();
        long appendedAtMillis = Fields.readSigned(in);
        Question question = in.readBoolean() ? QuestionFields.read(in) : null;
        return new MemberUpdate(
                cluster,
                userId,
                kind,
                interactions,
                direction,
                contributes,
                asOfMillis,
                userVersion,
                centreVersion,
                nextClusters,
                refresh,
                appendedAtMillis,
                question);
    }
}
