package dev.eddy.item;

import dev.eddy.codec.Codec;
import dev.eddy.codec.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Binary form of {@link ItemFeatures}. */
public final class ItemFeaturesCodec implements Codec<ItemFeatures> {
    @Override
    public void write(ItemFeatures item, DataOutput out) throws IOException {
        Fields.writeString(item.itemId(), out);
        Fields.writeSigned(item.version(), out);
        Fields.writeFloats(item.vector(), out);
        TagList.write(item.tags(), out);
        out.writeFloat(item.quality());
        out.writeLong(item.publishedAtMillis());
        out.writeLong(item.expiresAtMillis());
        out.writeBoolean(item.down());
    }

    @Override
    public ItemFeatures read(int version, DataInput in) throws IOException {
        return new ItemFeatures(
                Fields.readString(in),
                Fields.readSigned(in),
                Fields.readFloats(in),
                TagList.read(in),
                in.readFloat(),
                in.readLong(),
                in.readLong(),
                in.readBoolean());
    }
}
