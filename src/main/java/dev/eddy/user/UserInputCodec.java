package dev.eddy.user;

import dev.eddy.behaviour.BehaviourCodec;
import dev.eddy.codec.Codec;
import dev.eddy.codec.Fields;
import dev.eddy.control.ForgetUser;
import dev.eddy.control.QuestionFields;
import dev.eddy.item.TaggedBehaviour;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** How {@link UserInput}s are written. */
public final class UserInputCodec implements Codec<UserInput> {
    private static final long serialVersionUID = 1L;

    private static final int FORGET = 0;
    private static final int EVENT = 1;
    private static final int QUESTION = 2;

    private final BehaviourCodec behaviours = new BehaviourCodec();

    @Override
    public void write(UserInput input, DataOutput out) throws IOException {
        if (input.event() != null) {
            out.writeByte(EVENT);
            behaviours.write(input.event().behaviour(), out);
            Fields.writeFloats(input.event().vector(), out);
        } else if (input.forget() != null) {
            out.writeByte(FORGET);
            Fields.writeString(input.forget().userId(), out);
            Fields.writeUnsigned(input.forget().number(), out);
            Fields.writeSigned(input.forget().appendedAtMillis(), out);
        } else {
            out.writeByte(QUESTION);
            QuestionFields.write(input.question(), out);
        }
    }

    @Override
    public UserInput read(int version, DataInput in) throws IOException {
        return switch (in.readByte()) {
            case EVENT -> UserInput.of(new TaggedBehaviour(behaviours.read(1, in), Fields.readFloats(in)));
            case FORGET ->
                UserInput.of(new ForgetUser(Fields.readString(in), Fields.readUnsigned(in), Fields.readSigned(in)));
            default -> UserInput.of(QuestionFields.read(in));
        };
    }
}
