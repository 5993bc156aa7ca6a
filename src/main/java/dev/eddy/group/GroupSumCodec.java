package dev.eddy.group;

import dev.eddy.codec.Codec;
import dev.eddy.codec.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Binary form of {@link GroupSum}. */
public final class GroupSumCodec implements Codec<GroupSum> {
    @Override
    public void write(GroupSum sum, DataOutput out) throws IOException {
        Fields.writeString(sum.group(), out);
        Fields.writeUnsigned(sum.heats().size(), out);
        for (Map.Entry<String, Double> item : sum.heats().entrySet()) {
            Fields.writeString(item.getKey(), out);
            out.writeDouble(item.getValue());
        }
        out.writeDouble(sum.floor());
        Fields.writeUnsigned(sum.users().size(), out);
        for (Map.Entry<Integer, Long> user : sum.users().entrySet()) {
            out.writeInt(user.getKey());
            out.writeLong(user.getValue());
        }
        out.writeLong(sum.newestMillis());
    }

    @Override
    public GroupSum read(int version, DataInput in) throws IOException {
        String group = Fields.readString(in);
        Map<String, Double> heats = new HashMap<>();
        for (int left = Fields.readInt(in); left > 0; left--) {
            heats.put(Fields.readString(in), in.readDouble());
        }
        double floor = in.readDouble();
        Map<Integer, Long> users = new HashMap<>();
        for (int left = Fields.readInt(in); left > 0; left--) {
            users.put(in.readInt(), in.readLong());
        }
        return new GroupSum(group, heats, floor, users, in.readLong());
    }
}
