package dev.eddy.recall.items;

import dev.eddy.codec.Codec;
import dev.eddy.codec.Fields;
import dev.eddy.item.ItemUpdateCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;

/** Binary form of {@link ItemTablePage}: length, then all items as one array, since Flink reads single numbers slowly. */
public final class ItemTablePageCodec implements Codec<ItemTablePage> {
    private final ItemUpdateCodec items = new ItemUpdateCodec();

    @Override
    public void write(ItemTablePage page, DataOutput out) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var piece = new DataOutputStream(bytes);
        piece.writeByte(items.version());
        Fields.writeList(page.items(), items::write, piece);
        out.writeInt(bytes.size());
        out.write(bytes.toByteArray());
    }

    @Override
    public ItemTablePage read(int version, DataInput in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        var piece = new DataInputStream(new ByteArrayInputStream(bytes));
        int itemVersion = piece.readUnsignedByte();
        return ItemTablePage.of(Fields.readList(from -> items.read(itemVersion, from), piece));
    }
}
