package dev.eddy.control;

import dev.eddy.codec.Codec;
import dev.eddy.codec.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Binary form of {@link Variant}: its fields. */
public final class VariantCodec implements Codec<Variant> {
    @Override
    public void write(Variant variant, DataOutput out) throws IOException {
        Fields.writeString(variant.name(), out);
        out.writeDouble(variant.fromShare());
        out.writeDouble(variant.toShare());
        Fields.writeString(variant.salt(), out);
        Fields.writeMap(variant.options(), Fields::writeString, Fields::writeString, out);
        Fields.writeList(variant.leaveOut(), Fields::writeString, out);
    }

    @Override
    public Variant read(int version, DataInput in) throws IOException {
        return new Variant(
                Fields.readString(in),
                in.readDouble(),
                in.readDouble(),
                Fields.readString(in),
                Fields.readMap(Fields::readString, Fields::readString, in),
                Fields.readList(Fields::readString, in));
    }
}
