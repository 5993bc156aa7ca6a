package dev.eddy.control;

import dev.eddy.codec.Codec;
import dev.eddy.codec.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Binary form of {@link Control}: one byte for the kind, then its fields; and that of a {@link Question}. */
public final class ControlCodec implements Codec<Control> {
    private static final int COMMAND = 0;
    private static final int FORGET = 1;
    private static final int TAKE_DOWN = 2;
    private static final int VERSIONS = 3;
    private static final int VARIANT = 4;

    private static final SpaceVersionsCodec SPACE = new SpaceVersionsCodec();
    private static final VariantOrderCodec ORDER = new VariantOrderCodec();

    @Override
    public void write(Control control, DataOutput out) throws IOException {
        if (control instanceof Command command) {
            out.writeByte(COMMAND);
            Fields.writeString(command.id(), out);
            out.writeLong(command.number());
            Fields.writeString(command.phase().name(), out);
            out.writeBoolean(command.canonical());
            out.writeBoolean(command.newEpoch());
            out.writeLong(command.lists().asOfMillis());
            out.writeBoolean(command.lists().isAsOfGiven());
            out.writeLong(command.lists().activeWithinMillis());
        } else if (control instanceof ForgetUser forget) {
            out.writeByte(FORGET);
            Fields.writeString(forget.userId(), out);
            out.writeLong(forget.number());
            out.writeLong(forget.appendedAtMillis());
        } else if (control instanceof TakeDown takeDown) {
            out.writeByte(TAKE_DOWN);
            Fields.writeString(takeDown.itemId(), out);
            out.writeBoolean(takeDown.down());
        } else if (control instanceof SpaceVersions versions) {
            out.writeByte(VERSIONS);
            SPACE.write(versions, out);
        } else if (control instanceof VariantOrder order) {
            out.writeByte(VARIANT);
            ORDER.write(order, out);
        }
    }

    @Override
    public Control read(int version, DataInput in) throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case COMMAND ->
                new Command(
                        Fields.readString(in),
                        in.readLong(),
                        Command.Phase.valueOf(Fields.readString(in)),
                        in.readBoolean(),
                        in.readBoolean(),
                        new Command.Lists(in.readLong(), in.readBoolean(), in.readLong()));
            case FORGET -> new ForgetUser(Fields.readString(in), in.readLong(), in.readLong());
            case TAKE_DOWN -> new TakeDown(Fields.readString(in), in.readBoolean());
            case VERSIONS -> SPACE.read(1, in);
            case VARIANT -> ORDER.read(1, in);
            default -> throw new IOException("unknown kind of control: " + kind);
        };
    }

    public static void writeQuestion(Question question, DataOutput out) throws IOException {
        Fields.writeString(question.id(), out);
        Fields.writeString(question.userId(), out);
        Fields.writeString(question.itemId(), out);
        out.writeLong(question.asOfMillis());
    }

    public static Question readQuestion(DataInput in) throws IOException {
        return new Question(Fields.readString(in), Fields.readString(in), Fields.readString(in), in.readLong());
    }
}
