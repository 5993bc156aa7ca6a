package dev.eddy.user;

import dev.eddy.behaviour.BehaviourType;
import dev.eddy.client.Version;
import dev.eddy.codec.Codec;
import dev.eddy.codec.Fields;
import dev.eddy.control.ControlCodec;
import dev.eddy.user.MemberUpdate.Change;
import dev.eddy.user.MemberUpdate.Gone;
import dev.eddy.user.MemberUpdate.Join;
import dev.eddy.user.MemberUpdate.Leave;
import dev.eddy.user.MemberUpdate.Present;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/** Binary form of {@link ClusterInput}: one byte for the kind, then its fields. */
public final class ClusterInputCodec implements Codec<ClusterInput> {
    private static final int JOIN = 0;
    private static final int CHANGE = 1;
    private static final int REFRESH = 2;
    private static final int LEAVE = 3;
    private static final int FORGET = 4;
    private static final int QUESTION = 5;
    private static final int MERGED = 6;

    /** Version 2 added guests, version 3 aversions, version 4 the details of clicks. */
    @Override
    public int version() {
        return 4;
    }

    @Override
    public void write(ClusterInput input, DataOutput out) throws IOException {
        if (input instanceof Join join) {
            out.writeByte(JOIN);
            write(join, join.history(), out);
        } else if (input instanceof Change change) {
            out.writeByte(CHANGE);
            write(change, change.added(), out);
            writeDetails(change.details(), out);
        } else if (input instanceof MemberUpdate.Refresh refresh) {
            out.writeByte(REFRESH);
            writeUser(refresh.user(), out);
        } else if (input instanceof Leave leave) {
            out.writeByte(LEAVE);
            Fields.writeString(leave.userId(), out);
            Fields.writeSigned(leave.cluster(), out);
            out.writeLong(leave.asOfMillis());
            InteractionList.write(leave.added(), out);
            Fields.writeSigned(leave.appendedAtMillis(), out);
            writeDetails(leave.details(), out);
        } else if (input instanceof Gone gone) {
            out.writeByte(gone.mergedInto() == null ? FORGET : MERGED);
            Fields.writeString(gone.userId(), out);
            Fields.writeSigned(gone.cluster(), out);
            out.writeLong(gone.asOfMillis());
            writeVersion(gone.version(), out);
            if (gone.mergedInto() != null) {
                Fields.writeString(gone.mergedInto(), out);
            }
        } else if (input instanceof UserQuestion question) {
            out.writeByte(QUESTION);
            ControlCodec.writeQuestion(question.question(), out);
            writeUser(question.user(), out);
            InteractionList.write(question.recent(), out);
        }
    }

    @Override
    public ClusterInput read(int version, DataInput in) throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case JOIN ->
                new Join(readUser(version, in), InteractionList.read(in), in.readBoolean(), Fields.readSigned(in));
            case CHANGE ->
                new Change(
                        readUser(version, in),
                        InteractionList.read(in),
                        in.readBoolean(),
                        Fields.readSigned(in),
                        readDetails(version, in));
            case REFRESH -> new MemberUpdate.Refresh(readUser(version, in));
            case LEAVE ->
                new Leave(
                        Fields.readString(in),
                        (int) Fields.readSigned(in),
                        in.readLong(),
                        InteractionList.read(in),
                        Fields.readSigned(in),
                        version > 3 ? readDetails(version, in) : ClickDetails.NONE);
            case FORGET, MERGED ->
                new Gone(
                        Fields.readString(in),
                        (int) Fields.readSigned(in),
                        in.readLong(),
                        readVersion(in),
                        kind == MERGED ? Fields.readString(in) : null);
            case QUESTION ->
                new UserQuestion(ControlCodec.readQuestion(in), readUser(version, in), InteractionList.read(in));
            default -> throw new IOException("unknown kind of cluster input: " + kind);
        };
    }

    private static void write(Present update, List<Interaction> interactions, DataOutput out) throws IOException {
        writeUser(update.user(), out);
        InteractionList.write(interactions, out);
        out.writeBoolean(update.makesLists());
        Fields.writeSigned(update.appendedAtMillis(), out);
    }

    private static void writeDetails(ClickDetails details, DataOutput out) throws IOException {
        out.writeLong(details.pageMillis());
        Fields.writeString(details.type().name(), out);
        out.writeDouble(details.value());
    }

    private static ClickDetails readDetails(int version, DataInput in) throws IOException {
        long pageMillis = version > 2 ? in.readLong() : Impressions.NEVER;
        return version < 4
                ? new ClickDetails(BehaviourType.CLICK, 0, pageMillis)
                : new ClickDetails(BehaviourType.valueOf(Fields.readString(in)), in.readDouble(), pageMillis);
    }

    private static void writeUser(UserSnapshot user, DataOutput out) throws IOException {
        Fields.writeString(user.userId(), out);
        Fields.writeSigned(user.placement().cluster(), out);
        Fields.writeSigned(user.placement().centreVersion(), out);
        Fields.writeInts(user.placement().nextClusters(), out);
        Fields.writeFloats(user.direction(), out);
        out.writeBoolean(user.contributes());
        out.writeBoolean(user.isGuest());
        AversionCodec.write(user.aversion(), out);
        out.writeLong(user.asOfMillis());
        writeVersion(user.version(), out);
    }

    private static UserSnapshot readUser(int version, DataInput in) throws IOException {
        String userId = Fields.readString(in);
        var placement = new Placement((int) Fields.readSigned(in), Fields.readSigned(in), Fields.readInts(in));
        return new UserSnapshot(
                userId,
                placement,
                Fields.readFloats(in),
                in.readBoolean(),
                version > 1 && in.readBoolean(),
                version > 2 ? AversionCodec.read(in) : Aversion.NONE,
                in.readLong(),
                readVersion(in));
    }

    static void writeVersion(Version version, DataOutput out) throws IOException {
        Fields.writeUnsigned(version.epoch(), out);
        Fields.writeUnsigned(version.sequence(), out);
        Fields.writeUnsigned(version.command(), out);
    }

    static Version readVersion(DataInput in) throws IOException {
        return new Version(Fields.readUnsigned(in), Fields.readUnsigned(in), Fields.readUnsigned(in));
    }
}
