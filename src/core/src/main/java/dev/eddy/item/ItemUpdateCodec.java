package dev.eddy.item;

import dev.eddy.codec.Codec;
import dev.eddy.codec.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.TreeMap;

/** Binary form of {@link ItemUpdate}: flags of its parts, then the parts. Layout 1 has {@link ItemFeatures} in their layout 1. */
public final class ItemUpdateCodec implements Codec<ItemUpdate> {
    private static final int COUNTS = 1;
    private static final int SUCCESSORS = 2;
    private static final int FEATURES = 4;
    private static final int VECTORS = 8;
    private static final int PREDECESSORS = 16;

    private final CountsCodec counts = new CountsCodec();
    private final SuccessorsCodec successors = new SuccessorsCodec();
    private final ItemFeaturesCodec features = new ItemFeaturesCodec();

    @Override
    public int version() {
        return 3;
    }

    @Override
    public void write(ItemUpdate item, DataOutput out) throws IOException {
        Fields.writeString(item.itemId(), out);
        out.writeByte((item.counts() == null ? 0 : COUNTS)
                | (item.successors() == null ? 0 : SUCCESSORS)
                | (item.predecessors() == null ? 0 : PREDECESSORS)
                | (item.features() == null ? 0 : FEATURES)
                | (item.vectors() == null ? 0 : VECTORS));
        if (item.counts() != null) {
            counts.write(item.counts(), out);
        }
        if (item.successors() != null) {
            successors.write(item.successors(), out);
        }
        if (item.predecessors() != null) {
            successors.write(item.predecessors(), out);
        }
        if (item.features() != null) {
            features.write(item.features(), out);
        }
        if (item.vectors() != null) {
            Fields.writeMap(item.vectors(), Fields::writeString, Fields::writeFloats, out);
        }
    }

    @Override
    public ItemUpdate read(int version, DataInput in) throws IOException {
        String itemId = Fields.readString(in);
        int parts = in.readByte();
        return new ItemUpdate(
                itemId,
                (parts & COUNTS) == 0 ? null : counts.read(version < 3 ? 1 : 2, in),
                (parts & SUCCESSORS) == 0 ? null : successors.read(1, in),
                (parts & PREDECESSORS) == 0 ? null : successors.read(1, in),
                (parts & FEATURES) == 0 ? null : features.read(version, in),
                (parts & VECTORS) == 0
                        ? null
                        : new TreeMap<>(Fields.readMap(Fields::readString, Fields::readFloats, in)));
    }
}
