package dev.eddy.item;

import dev.eddy.codec.Codec;
import dev.eddy.codec.Fields;
import dev.eddy.item.TableUpdate.NewTower;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Binary form of {@link NewTower}: its fields. */
public final class NewTowerCodec implements Codec<NewTower> {
    @Override
    public void write(NewTower tower, DataOutput out) throws IOException {
        Fields.writeString(tower.space(), out);
        out.writeLong(tower.version());
        out.writeInt(tower.weights().length);
        out.write(tower.weights());
    }

    @Override
    public NewTower read(int version, DataInput in) throws IOException {
        String space = Fields.readString(in);
        long ofSpace = in.readLong();
        byte[] weights = new byte[in.readInt()];
        in.readFully(weights);
        return new NewTower(space, ofSpace, weights);
    }
}
