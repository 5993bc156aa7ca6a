package dev.eddy.behaviour;

import dev.eddy.codec.Fields;
import dev.eddy.filter.Mute;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Binary form of a {@link Mute}. */
public final class MuteCodec {
    private MuteCodec() {}

    public static void write(Mute mute, DataOutput out) throws IOException {
        Fields.writeString(mute.kind().name(), out);
        Fields.writeString(mute.name(), out);
        out.writeLong(mute.untilMillis());
    }

    public static Mute read(DataInput in) throws IOException {
        return new Mute(Mute.Kind.valueOf(Fields.readString(in)), Fields.readString(in), in.readLong());
    }
}
