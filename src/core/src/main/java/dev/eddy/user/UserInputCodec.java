package dev.eddy.user;

import dev.eddy.behaviour.BehaviourCodec;
import dev.eddy.codec.Codec;
import dev.eddy.codec.Fields;
import dev.eddy.control.ControlCodec;
import dev.eddy.control.ForgetUser;
import dev.eddy.item.TaggedBehaviour;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Binary form of {@link UserInput}: one byte for the kind, then its fields. */
public final class UserInputCodec implements Codec<UserInput> {
    private static final int EVENT = 0;
    private static final int ORDER = 1;
    private static final int QUESTION = 2;
    private static final int HANDOVER = 3;

    private final BehaviourCodec behaviours = new BehaviourCodec();
    private final ControlCodec orders = new ControlCodec();
    private final HandoverCodec handovers = new HandoverCodec();

    /**
     * Version 2 added the attributes of events, version 3 merges, version 4 mutes, version 5 weights, version 6 late clicks, version 7
     * written times and sessions.
     */
    @Override
    public int version() {
        return 7;
    }

    @Override
    public void write(UserInput input, DataOutput out) throws IOException {
        if (input instanceof UserInput.Event given) {
            out.writeByte(EVENT);
            behaviours.write(given.event().behaviour(), out);
            Fields.writeFloats(given.event().vector(), out);
        } else if (input instanceof UserInput.Order given) {
            out.writeByte(ORDER);
            orders.write(given.order(), out);
        } else if (input instanceof UserInput.Asked given) {
            out.writeByte(QUESTION);
            ControlCodec.writeQuestion(given.question(), out);
        } else if (input instanceof UserInput.HandedOver given) {
            out.writeByte(HANDOVER);
            handovers.write(given.handover(), out);
        }
    }

    @Override
    public UserInput read(int version, DataInput in) throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case EVENT ->
                new UserInput.Event(new TaggedBehaviour(
                        behaviours.read(version < 6 ? version : version - 1, in), Fields.readFloats(in)));
            case ORDER -> new UserInput.Order((ForgetUser) orders.read(1, in));
            case QUESTION -> new UserInput.Asked(ControlCodec.readQuestion(in));
            case HANDOVER -> new UserInput.HandedOver(handovers.read(version < 4 ? 1 : version - 2, in));
            default -> throw new IOException("unknown kind of user input: " + kind);
        };
    }
}
