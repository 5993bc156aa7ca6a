package dev.eddy.user;

import dev.eddy.codec.Codec;
import dev.eddy.codec.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Binary form of {@link User}. */
public final class UserCodec implements Codec<User> {
    private static final long serialVersionUID = 1L;

    private final InterestCodec interests = new InterestCodec();

    @Override
    public void write(User user, DataOutput out) throws IOException {
        Fields.writeString(user.userId(), out);
        interests.write(user.interest(), out);
        Fields.writeSigned(user.cluster(), out);
        Fields.writeInts(user.guestOf(), out);
        Fields.writeSigned(user.centreVersion(), out);
        Fields.writeUnsigned(user.epoch(), out);
        Fields.writeUnsigned(user.command(), out);
        out.writeLong(user.forgottenAtMillis());
    }

    @Override
    public User read(int version, DataInput in) throws IOException {
        return new User(
                Fields.readString(in),
                interests.read(1, in),
                (int) Fields.readSigned(in),
                Fields.readInts(in),
                Fields.readSigned(in),
                Fields.readUnsigned(in),
                Fields.readUnsigned(in),
                in.readLong());
    }
}
