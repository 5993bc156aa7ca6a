package dev.eddy.membership;

import dev.eddy.behaviour.BehaviourCodec;
import dev.eddy.catalog.TaggedBehaviour;
import dev.eddy.codec.Codec;
import dev.eddy.codec.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** How {@link UserInput}s are written. */
public final class UserInputCodec implements Codec<UserInput> {
    private static final long serialVersionUID = 1L;

    private final BehaviourCodec behaviours = new BehaviourCodec();

    @Override
    public void write(UserInput input, DataOutput out) throws IOException {
        out.writeBoolean(input.event() != null);
        if (input.event() != null) {
            behaviours.write(input.event().behaviour(), out);
            Fields.writeFloats(input.event().vector(), out);
        } else {
            Fields.writeString(input.forget().userId(), out);
            Fields.writeUnsigned(input.forget().number(), out);
            Fields.writeSigned(input.forget().appendedAtMillis(), out);
        }
    }

    @Override
    public UserInput read(int version, DataInput in) throws IOException {
        return in.readBoolean()
                ? UserInput.of(new TaggedBehaviour(behaviours.read(1, in), Fields.readFloats(in)))
                : UserInput.of(new Forget(Fields.readString(in), Fields.readUnsigned(in), Fields.readSigned(in)));
    }
}
