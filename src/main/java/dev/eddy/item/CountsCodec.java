package dev.eddy.item;

import dev.eddy.codec.Codec;
import dev.eddy.codec.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Binary form of {@link Counts}. */
public final class CountsCodec implements Codec<Counts> {
    @Override
    public void write(Counts counts, DataOutput out) throws IOException {
        Fields.writeDoubles(counts.heats(), out);
        out.writeDouble(counts.clicks());
        out.writeDouble(counts.impressions());
        out.writeLong(counts.firstSeenMillis());
    }

    @Override
    public Counts read(int version, DataInput in) throws IOException {
        return new Counts(Fields.readDoubles(in), in.readDouble(), in.readDouble(), in.readLong());
    }
}
