package dev.eddy.control;

import dev.eddy.codec.Codec;
import dev.eddy.codec.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Binary form of {@link SpaceVersions}: its fields. */
public final class SpaceVersionsCodec implements Codec<SpaceVersions> {
    @Override
    public void write(SpaceVersions versions, DataOutput out) throws IOException {
        Fields.writeString(versions.space(), out);
        out.writeLong(versions.inUse());
        out.writeLong(versions.other());
    }

    @Override
    public SpaceVersions read(int version, DataInput in) throws IOException {
        return new SpaceVersions(Fields.readString(in), in.readLong(), in.readLong());
    }
}
