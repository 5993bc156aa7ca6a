package dev.eddy.item;

import dev.eddy.codec.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Binary form of {@link ItemLife}. */
public final class ItemLifeCodec implements Codec<ItemLife> {
    private static final int SEEN = 1;
    private static final int TOLD = 2;

    private final CountsCodec counts = new CountsCodec();

    @Override
    public int version() {
        return 2;
    }

    @Override
    public void write(ItemLife life, DataOutput out) throws IOException {
        out.writeByte((life.isSeen() ? SEEN : 0) | (life.told() ? TOLD : 0));
        out.writeLong(life.touchedMillis());
        if (life.isSeen()) {
            counts.write(life.counts(), out);
        }
    }

    @Override
    public ItemLife read(int version, DataInput in) throws IOException {
        int flags = in.readByte();
        long touchedMillis = in.readLong();
        return new ItemLife((flags & SEEN) == 0 ? null : counts.read(version, in), touchedMillis, (flags & TOLD) != 0);
    }
}
