package dev.eddy.item;

import dev.eddy.codec.Codec;
import dev.eddy.codec.Fields;
import dev.eddy.item.ItemFeatures.Labels;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Binary form of {@link ItemFeatures}. Layout 1 has no labels. */
public final class ItemFeaturesCodec implements Codec<ItemFeatures> {
    @Override
    public int version() {
        return 2;
    }

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
        Fields.writeString(item.labels().category(), out);
        Fields.writeString(item.labels().author(), out);
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
                in.readBoolean(),
                version < 2 ? Labels.NONE : Labels.of(Fields.readString(in), Fields.readString(in)));
    }
}
