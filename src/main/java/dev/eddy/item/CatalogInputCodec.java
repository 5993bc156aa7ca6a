package dev.eddy.item;

import dev.eddy.behaviour.BehaviourCodec;
import dev.eddy.codec.Codec;
import dev.eddy.codec.Fields;
import dev.eddy.control.TakeDown;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** How {@link CatalogInput}s are written. */
public final class CatalogInputCodec implements Codec<CatalogInput> {
    private static final long serialVersionUID = 1L;

    private static final int BEHAVIOUR = 0;
    private static final int ITEM = 1;
    private static final int TAKE_DOWN = 2;

    private final BehaviourCodec behaviours = new BehaviourCodec();
    private final ItemRecordCodec items = new ItemRecordCodec();

    @Override
    public void write(CatalogInput input, DataOutput out) throws IOException {
        if (input.behaviour() != null) {
            out.writeByte(BEHAVIOUR);
            behaviours.write(input.behaviour(), out);
        } else if (input.item() != null) {
            out.writeByte(ITEM);
            items.write(input.item(), out);
        } else {
            out.writeByte(TAKE_DOWN);
            Fields.writeString(input.takeDown().itemId(), out);
            out.writeBoolean(input.takeDown().down());
        }
    }

    @Override
    public CatalogInput read(int version, DataInput in) throws IOException {
        return switch (in.readByte()) {
            case BEHAVIOUR -> CatalogInput.of(behaviours.read(1, in));
            case ITEM -> CatalogInput.of(items.read(1, in));
            default -> CatalogInput.of(new TakeDown(Fields.readString(in), in.readBoolean()));
        };
    }
}
