package dev.eddy.item;

import dev.eddy.codec.Codec;
import dev.eddy.codec.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Binary form of {@link Successors}. */
public final class SuccessorsCodec implements Codec<Successors> {
    @Override
    public void write(Successors successors, DataOutput out) throws IOException {
        Fields.writeUnsigned(successors.size(), out);
        for (int i = 0; i < successors.size(); i++) {
            Fields.writeString(successors.itemIds()[i], out);
            Fields.writeSigned(successors.counts()[i], out);
        }
        Fields.writeSigned(successors.total(), out);
    }

    @Override
    public Successors read(int version, DataInput in) throws IOException {
        String[] itemIds = new String[Fields.readInt(in)];
        int[] counts = new int[itemIds.length];
        for (int i = 0; i < itemIds.length; i++) {
            itemIds[i] = Fields.readString(in);
            counts[i] = (int) Fields.readSigned(in);
        }
        return new Successors(itemIds, counts, Fields.readSigned(in));
    }
}
