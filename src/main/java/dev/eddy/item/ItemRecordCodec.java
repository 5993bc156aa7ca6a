package dev.eddy.item;

import dev.eddy.codec.Codec;
import dev.eddy.codec.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Binary form of {@link ItemRecord}. */
final class ItemRecordCodec implements Codec<ItemRecord> {
    private static final long serialVersionUID = 1L;

    @Override
    public void write(ItemRecord item, DataOutput out) throws IOException {
        Fields.writeString(item.itemId(), out);
        Fields.writeString(item.title(), out);
        TagList.write(item.tags(), out);
        Fields.writeString(item.category(), out);
        Fields.writeString(item.author(), out);
        out.writeFloat(item.quality());
        out.writeLong(item.publishedAtMillis());
        out.writeLong(item.expiresAtMillis());
        Fields.writeFloats(item.vector(), out);
        out.writeBoolean(item.down());
    }

    @Override
    public ItemRecord read(int version, DataInput in) throws IOException {
        return new ItemRecord(
                Fields.readString(in),
                Fields.readString(in),
                TagList.read(in),
                Fields.readString(in),
                Fields.readString(in),
                in.readFloat(),
                in.readLong(),
                in.readLong(),
                Fields.readFloats(in),
                in.readBoolean());
    }
}
