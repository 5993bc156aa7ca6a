package dev.eddy.item;

import dev.eddy.behaviour.BehaviourCodec;
import dev.eddy.codec.Codec;
import dev.eddy.codec.Fields;
import dev.eddy.control.ControlCodec;
import dev.eddy.control.TakeDown;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/** Binary form of {@link CatalogInput}: one byte for the kind, then its fields. */
public final class CatalogInputCodec implements Codec<CatalogInput> {
    private static final int EVENT = 0;
    private static final int RECORD = 1;
    private static final int ORDER = 2;

    private final BehaviourCodec behaviours = new BehaviourCodec();
    private final ControlCodec orders = new ControlCodec();

    /** Version 2 added the place, version 3 attributes of events, version 4 the id that a merge is from, version 5 mutes,
     * version 6 weights, version 7 written times
     * and unchanged fields. */
    @Override
    public int version() {
        return 7;
    }

    @Override
    public void write(CatalogInput input, DataOutput out) throws IOException {
        if (input instanceof CatalogInput.UntaggedEvent event) {
            out.writeByte(EVENT);
            behaviours.write(event.behaviour(), out);
        } else if (input instanceof CatalogInput.NewRecord news) {
            out.writeByte(RECORD);
            writeItem(news.item(), out);
        } else if (input instanceof CatalogInput.ItemOrder order) {
            out.writeByte(ORDER);
            orders.write(order.takeDown(), out);
        }
    }

    @Override
    public CatalogInput read(int version, DataInput in) throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case EVENT -> new CatalogInput.UntaggedEvent(behaviours.read(Math.max(1, version - 1), in));
            case RECORD -> new CatalogInput.NewRecord(readItem(version, in));
            case ORDER -> new CatalogInput.ItemOrder((TakeDown) orders.read(1, in));
            default -> throw new IOException("unknown kind of catalogue input: " + kind);
        };
    }

    private static void writeItem(ItemRecord item, DataOutput out) throws IOException {
        Fields.writeString(item.itemId(), out);
        Fields.writeString(item.description().title(), out);
        TagList.write(item.tags(), out);
        Fields.writeString(item.description().category(), out);
        Fields.writeString(item.description().author(), out);
        out.writeFloat(item.quality());
        out.writeLong(item.publishedAtMillis());
        out.writeLong(item.expiresAtMillis());
        Fields.writeFloats(item.vector(), out);
        out.writeBoolean(item.down());
        Fields.writeString(item.description().place(), out);
        Fields.writeList(item.unchanged(), Fields::writeString, out);
    }

    private static ItemRecord readItem(int version, DataInput in) throws IOException {
        String itemId = Fields.readString(in);
        String title = Fields.readString(in);
        List<Tag> tags = TagList.read(in);
        String category = Fields.readString(in);
        String author = Fields.readString(in);
        float quality = in.readFloat();
        long publishedAtMillis = in.readLong();
        long expiresAtMillis = in.readLong();
        float[] vector = Fields.readFloats(in);
        boolean down = in.readBoolean();
        String place = version < 2 ? null : Fields.readString(in);
        return new ItemRecord(
                itemId,
                new ItemRecord.Description(title, category, author, place),
                tags,
                quality,
                publishedAtMillis,
                expiresAtMillis,
                vector,
                down,
                version < 7 ? List.of() : Fields.readList(Fields::readString, in));
    }
}
