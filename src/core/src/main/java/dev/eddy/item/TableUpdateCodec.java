package dev.eddy.item;

import dev.eddy.codec.Codec;
import dev.eddy.codec.Fields;
import dev.eddy.control.SpaceVersionsCodec;
import dev.eddy.control.VariantOrderCodec;
import dev.eddy.item.TableUpdate.HotItem;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Binary form of {@link TableUpdate}: one byte for the kind, then its fields. Layout 1 has items in their layout 1. */
public final class TableUpdateCodec implements Codec<TableUpdate> {
    private static final int ITEM = 0;
    private static final int VERSIONS = 1;
    private static final int GROUP = 2;
    private static final int TOWER = 3;
    private static final int VARIANT = 4;

    private final ItemUpdateCodec items = new ItemUpdateCodec();
    private final SpaceVersionsCodec versions = new SpaceVersionsCodec();
    private final VariantOrderCodec variants = new VariantOrderCodec();
    private final NewTowerCodec towers = new NewTowerCodec();

    @Override
    public int version() {
        return 3;
    }

    @Override
    public void write(TableUpdate update, DataOutput out) throws IOException {
        if (update instanceof ItemUpdate item) {
            out.writeByte(ITEM);
            items.write(item, out);
        } else if (update instanceof TableUpdate.Versions order) {
            out.writeByte(VERSIONS);
            versions.write(order.order(), out);
        } else if (update instanceof TableUpdate.HotInGroup hot) {
            out.writeByte(GROUP);
            Fields.writeString(hot.group(), out);
            Fields.writeList(hot.items(), TableUpdateCodec::writeItem, out);
            Fields.writeSigned(hot.asOfMillis(), out);
        } else if (update instanceof TableUpdate.NewTower tower) {
            out.writeByte(TOWER);
            towers.write(tower, out);
        } else if (update instanceof TableUpdate.Variants order) {
            out.writeByte(VARIANT);
            variants.write(order.order(), out);
        }
    }

    @Override
    public TableUpdate read(int version, DataInput in) throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case ITEM -> items.read(version, in);
            case VERSIONS -> new TableUpdate.Versions(versions.read(1, in));
            case GROUP ->
                new TableUpdate.HotInGroup(
                        Fields.readString(in), Fields.readList(TableUpdateCodec::readItem, in), Fields.readSigned(in));
            case TOWER -> towers.read(1, in);
            case VARIANT -> new TableUpdate.Variants(variants.read(1, in));
            default -> throw new IOException("unknown kind of update: " + kind);
        };
    }

    private static void writeItem(HotItem item, DataOutput out) throws IOException {
        Fields.writeString(item.itemId(), out);
        out.writeDouble(item.heat());
    }

    private static HotItem readItem(DataInput in) throws IOException {
        return new HotItem(Fields.readString(in), in.readDouble());
    }
}
