package dev.eddy.ops.retrain;

import dev.eddy.codec.Codec;
import dev.eddy.codec.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Binary form of {@link SavedUser} between operators; it is never part of a state. */
public final class SavedUserCodec implements Codec<SavedUser> {
    private static final long serialVersionUID = 1L;

    @Override
    public void write(SavedUser user, DataOutput out) throws IOException {
        Fields.writeString(user.userId(), out);
        Fields.writeSigned(user.cluster(), out);
        Fields.writeSigned(user.centreVersion(), out);
        Fields.writeFloats(user.direction(), out);
    }

    @Override
    public SavedUser read(int version, DataInput in) throws IOException {
        return new SavedUser(
                Fields.readString(in), (int) Fields.readSigned(in), Fields.readSigned(in), Fields.readFloats(in));
    }
}
