package dev.eddy.behaviour;

import dev.eddy.codec.Codec;
import dev.eddy.codec.Fields;
import dev.eddy.filter.Mute;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;

/** Binary form of {@link Behaviour}. */
public final class BehaviourCodec implements Codec<Behaviour> {
    /** Version 2 added the attributes, version 3 the id that a merge is from, version 4 mutes, version 5
     * weights, version 6 written times. */
    @Override
    public int version() {
        return 6;
    }

    @Override
    public void write(Behaviour behaviour, DataOutput out) throws IOException {
        Fields.writeString(behaviour.eventId(), out);
        Fields.writeString(behaviour.userId(), out);
        Fields.writeString(behaviour.itemId(), out);
        Fields.writeString(behaviour.type().name(), out);
        Fields.writeSigned(behaviour.atMillis(), out);
        Fields.writeSigned(behaviour.writtenMillis() - behaviour.atMillis(), out);
        Fields.writeSigned(behaviour.details().dwellMillis(), out);
        out.writeDouble(behaviour.details().value());
        out.writeFloat((float) behaviour.details().weight());
        Fields.writeList(behaviour.tags(), Fields::writeString, out);
        Fields.writeMap(behaviour.attributes(), Fields::writeString, Fields::writeString, out);
        Fields.writeString(behaviour.from(), out);
        writeMute(behaviour.mute(), out);
        Fields.writeSigned(behaviour.appendedAtMillis(), out);
        Fields.writeUnsigned(behaviour.position(), out);
    }

    @Override
    public Behaviour read(int version, DataInput in) throws IOException {
        String eventId = Fields.readString(in);
        String userId = Fields.readString(in);
        String itemId = Fields.readString(in);
        BehaviourType type = BehaviourType.valueOf(Fields.readString(in));
        long atMillis = Fields.readSigned(in);
        return new Behaviour(
                eventId,
                userId,
                itemId,
                type,
                atMillis,
                version < 6 ? atMillis : atMillis + Fields.readSigned(in),
                Behaviour.Details.of(
                        Fields.readSigned(in),
                        in.readDouble(),
                        version < 5 ? 0 : in.readFloat(),
                        Fields.readList(Fields::readString, in),
                        version < 2 ? Map.of() : Fields.readMap(Fields::readString, Fields::readString, in),
                        version < 3 ? null : Fields.readString(in),
                        version < 4 || !in.readBoolean() ? null : MuteCodec.read(in)),
                Fields.readSigned(in),
                Fields.readUnsigned(in));
    }

    private static void writeMute(Mute mute, DataOutput out) throws IOException {
        out.writeBoolean(mute != null);
        if (mute != null) {
            MuteCodec.write(mute, out);
        }
    }
}
