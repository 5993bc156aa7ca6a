package dev.eddy.item;

import dev.eddy.codec.Codec;
import dev.eddy.codec.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** How {@link ToldShare}s are written. */
public final class ToldShareCodec implements Codec<ToldShare> {
    private static final long serialVersionUID = 1L;

    @Override
    public void write(ToldShare share, DataOutput out) throws IOException {
        Fields.writeUnsigned(share.task(), out);
        Fields.writeUnsigned(share.tasks(), out);
        Fields.writeUnsigned(share.residentItems(), out);
        out.writeBoolean(share.tellsUnseen());
        Fields.writeUnsigned(share.hours().length, out);
        for (int i = 0; i < share.hours().length; i++) {
            Fields.writeSigned(share.hours()[i], out);
            Fields.writeUnsigned(share.counts()[i], out);
        }
    }

    @Override
    public ToldShare read(int version, DataInput in) throws IOException {
        int task = Fields.readInt(in);
        int tasks = Fields.readInt(in);
        int residentItems = Fields.readInt(in);
        boolean tellsUnseen = in.readBoolean();
        long[] hours = new long[Fields.readInt(in)];
        int[] counts = new int[hours.length];
        for (int i = 0; i < hours.length; i++) {
            hours[i] = Fields.readSigned(in);
            counts[i] = Fields.readInt(in);
        }
        return new ToldShare(task, tasks, residentItems, tellsUnseen, hours, counts);
    }
}
