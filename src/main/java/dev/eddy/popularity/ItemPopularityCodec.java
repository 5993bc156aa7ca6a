package dev.eddy.popularity;

import dev.eddy.catalog.ItemFeaturesCodec;
import dev.eddy.codec.Codec;
import dev.eddy.codec.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** How {@link ItemPopularity} is written: which parts there are, then these. */
public final class ItemPopularityCodec implements Codec<ItemPopularity> {
    private static final long serialVersionUID = 1L;

    private static final int COUNTS = 1;
    private static final int SUCCESSORS = 2;
    private static final int FEATURES = 4;

    private final CountsCodec counts = new CountsCodec();
    private final SuccessorsCodec successors = new SuccessorsCodec();
    private final ItemFeaturesCodec features = new ItemFeaturesCodec();

    @Override
    public void write(ItemPopularity item, DataOutput out) throws IOException {
        Fields.writeString(item.itemId(), out);
        out.writeByte((item.counts() == null ? 0 : COUNTS)
                | (item.successors() == null ? 0 : SUCCESSORS)
                | (item.features() == null ? 0 : FEATURES));
        if (item.counts() != null) {
            counts.write(item.counts(), out);
        }
        if (item.successors() != null) {
            successors.write(item.successors(), out);
        }
        if (item.features() != null) {
            features.write(item.features(), out);
        }
    }

    @Override
    public ItemPopularity read(int version, DataInput in) throws IOException {
        String itemId = Fields.readString(in);
        int parts = in.readByte();
        return new ItemPopularity(
                itemId,
                (parts & COUNTS) == 0 ? null : counts.read(1, in),
                (parts & SUCCESSORS) == 0 ? null : successors.read(1, in),
                (parts & FEATURES) == 0 ? null : features.read(1, in));
    }
}
