package dev.eddy.recall.items;

import dev.eddy.codec.Codec;
import dev.eddy.codec.Fields;
import dev.eddy.item.ItemPopularityCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * How {@link DigestPage}s are written: as one piece, its length before it, since Flink asks its stream for each number by
 * itself.
 */
public final class DigestPageCodec implements Codec<DigestPage> {
    private static final long serialVersionUID = 1L;

    private final ItemPopularityCodec items = new ItemPopularityCodec();

    @Override
    public void write(DigestPage page, DataOutput out) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var piece = new DataOutputStream(bytes);
        piece.writeByte(items.version());
        Fields.writeList(page.items(), items::write, piece);
        out.writeInt(bytes.size());
        out.write(bytes.toByteArray());
    }

    @Override
    public DigestPage read(int version, DataInput in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        var piece = new DataInputStream(new ByteArrayInputStream(bytes));
        int itemVersion = piece.readUnsignedByte();
        return new DigestPage(Fields.readList(from -> items.read(itemVersion, from), piece));
    }
}
