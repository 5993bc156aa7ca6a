package dev.eddy.control;

import dev.eddy.codec.Codec;
import dev.eddy.codec.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Binary form of {@link VariantOrder}: its name, and the variant where one starts. */
public final class VariantOrderCodec implements Codec<VariantOrder> {
    private final VariantCodec variants = new VariantCodec();

    @Override
    public void write(VariantOrder order, DataOutput out) throws IOException {
        Fields.writeString(order.name(), out);
        out.writeBoolean(order.variant() != null);
        if (order.variant() != null) {
            variants.write(order.variant(), out);
        }
    }

    @Override
    public VariantOrder read(int version, DataInput in) throws IOException {
        return new VariantOrder(Fields.readString(in), in.readBoolean() ? variants.read(1, in) : null);
    }
}
