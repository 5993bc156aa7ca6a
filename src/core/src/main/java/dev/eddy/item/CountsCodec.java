package dev.eddy.item;

import dev.eddy.codec.Codec;
import dev.eddy.codec.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Binary form of {@link Counts}. */
public final class CountsCodec implements Codec<Counts> {
    /** Version 2 added the users who had the item first. */
    @Override
    public int version() {
        return 2;
    }

    @Override
    public void write(Counts counts, DataOutput out) throws IOException {
        Fields.writeDoubles(counts.heats(), out);
        out.writeDouble(counts.clicks());
        out.writeDouble(counts.impressions());
        FirstSeen first = counts.firstSeen();
        out.writeLong(first.atMillis());
        out.writeInt(first.user());
        out.writeLong(first.nextMillis());
        out.writeInt(first.nextUser());
    }

    @Override
    public Counts read(int version, DataInput in) throws IOException {
        return new Counts(Fields.readDoubles(in), in.readDouble(), in.readDouble(), readFirst(version, in));
    }

    private static FirstSeen readFirst(int version, DataInput in) throws IOException {
        long atMillis = in.readLong();
        return version < 2
                ? FirstSeen.of(0, atMillis)
                : new FirstSeen(atMillis, in.readInt(), in.readLong(), in.readInt());
    }
}
