package dev.eddy.group;

import dev.eddy.codec.Codec;
import dev.eddy.codec.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Binary form of {@link GroupSum}. */
public final class GroupSumCodec implements Codec<GroupSum> {
    @Override
    public void write(GroupSum sum, DataOutput out) throws IOException {
        Fields.writeString(sum.group(), out);
        Fields.writeMap(sum.heats(), Fields::writeString, (heat, to) -> to.writeDouble(heat), out);
        out.writeDouble(sum.floor());
        Fields.writeMap(sum.users(), (user, to) -> to.writeInt(user), (atMillis, to) -> to.writeLong(atMillis), out);
        out.writeLong(sum.newestMillis());
    }

    @Override
    public GroupSum read(int version, DataInput in) throws IOException {
        return new GroupSum(
                Fields.readString(in),
                Fields.readMap(Fields::readString, DataInput::readDouble, in),
                in.readDouble(),
                Fields.readMap(DataInput::readInt, DataInput::readLong, in),
                in.readLong());
    }
}
