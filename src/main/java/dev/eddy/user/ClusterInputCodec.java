package dev.eddy.user;

import dev.eddy.codec.Codec;
import dev.eddy.codec.Fields;
import dev.eddy.control.QuestionFields;
import dev.eddy.user.MemberUpdate.Change;
import dev.eddy.user.MemberUpdate.Forget;
import dev.eddy.user.MemberUpdate.Join;
import dev.eddy.user.MemberUpdate.Leave;
import dev.eddy.user.MemberUpdate.Refresh;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Binary form of {@link ClusterInput}: one byte for the kind, then its fields. */
public final class ClusterInputCodec implements Codec<ClusterInput> {
    private static final long serialVersionUID = 1L;

    private static final int JOIN = 0;
    private static final int CHANGE = 1;
    private static final int REFRESH = 2;
    private static final int LEAVE = 3;
    private static final int FORGET = 4;
    private static final int QUESTION = 5;

    @Override
    public void write(ClusterInput input, DataOutput out) throws IOException {
        if (input instanceof Join join) {
            out.writeByte(JOIN);
            writeUser(join.user(), out);
            InteractionList.write(join.history(), out);
            out.writeBoolean(join.makesLists());
            Fields.writeSigned(join.appendedAtMillis(), out);
        } else if (input instanceof Change change) {
            out.writeByte(CHANGE);
            writeUser(change.user(), out);
            InteractionList.write(change.added(), out);
            out.writeBoolean(change.makesLists());
            Fields.writeSigned(change.appendedAtMillis(), out);
        } else if (input instanceof Refresh refresh) {
            out.writeByte(REFRESH);
            writeUser(refresh.user(), out);
        } else if (input instanceof Leave leave) {
            out.writeByte(LEAVE);
            Fields.writeString(leave.userId(), out);
            Fields.writeSigned(leave.cluster(), out);
            out.writeLong(leave.asOfMillis());
            InteractionList.write(leave.added(), out);
        } else if (input instanceof Forget forget) {
            out.writeByte(FORGET);
            Fields.writeString(forget.userId(), out);
            Fields.writeSigned(forget.cluster(), out);
            out.writeLong(forget.asOfMillis());
            VersionFields.write(forget.version(), out);
        } else if (input instanceof UserQuestion question) {
            out.writeByte(QUESTION);
            QuestionFields.write(question.question(), out);
            writeUser(question.user(), out);
            InteractionList.write(question.recent(), out);
        }
    }

    @Override
    public ClusterInput read(int version, DataInput in) throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case JOIN -> new Join(readUser(in), InteractionList.read(in), in.readBoolean(), Fields.readSigned(in));
            case CHANGE -> new Change(readUser(in), InteractionList.read(in), in.readBoolean(), Fields.readSigned(in));
            case REFRESH -> new Refresh(readUser(in));
            case LEAVE ->
                new Leave(Fields.readString(in), (int) Fields.readSigned(in), in.readLong(), InteractionList.read(in));
            case FORGET ->
                new Forget(Fields.readString(in), (int) Fields.readSigned(in), in.readLong(), VersionFields.read(in));
            case QUESTION -> new UserQuestion(QuestionFields.read(in), readUser(in), InteractionList.read(in));
            default -> throw new IOException("unknown kind of cluster input: " + kind);
        };
    }

    private static void writeUser(UserSnapshot user, DataOutput out) throws IOException {
        Fields.writeString(user.userId(), out);
        Fields.writeSigned(user.placement().cluster(), out);
        Fields.writeSigned(user.placement().centreVersion(), out);
        ClusterList.write(user.placement().nextClusters(), out);
        Fields.writeFloats(user.direction(), out);
        out.writeBoolean(user.contributes());
        out.writeLong(user.asOfMillis());
        VersionFields.write(user.version(), out);
    }

    private static UserSnapshot readUser(DataInput in) throws IOException {
        String userId = Fields.readString(in);
        var placement = new Placement((int) Fields.readSigned(in), Fields.readSigned(in), ClusterList.read(in));
        return new UserSnapshot(
                userId, placement, Fields.readFloats(in), in.readBoolean(), in.readLong(), VersionFields.read(in));
    }
}
