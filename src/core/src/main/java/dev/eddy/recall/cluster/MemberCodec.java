package dev.eddy.recall.cluster;

import dev.eddy.codec.Codec;
import dev.eddy.codec.Fields;
import dev.eddy.user.Aversion;
import dev.eddy.user.AversionCodec;
import dev.eddy.user.InteractionList;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Binary form of {@link Member}. */
public final class MemberCodec implements Codec<Member> {
    /** Version 2 added guests, version 3 aversions. */
    @Override
    public int version() {
        return 3;
    }

    @Override
    public void write(Member member, DataOutput out) throws IOException {
        Fields.writeString(member.userId(), out);
        InteractionList.write(member.history(), out);
        Fields.writeFloats(member.direction(), out);
        out.writeBoolean(member.contributes());
        out.writeBoolean(member.isGuest());
        AversionCodec.write(member.aversion(), out);
    }

    @Override
    public Member read(int version, DataInput in) throws IOException {
        return new Member(
                Fields.readString(in),
                InteractionList.read(in),
                Fields.readFloats(in),
                in.readBoolean(),
                version > 1 && in.readBoolean(),
                version > 2 ? AversionCodec.read(in) : Aversion.NONE);
    }
}
