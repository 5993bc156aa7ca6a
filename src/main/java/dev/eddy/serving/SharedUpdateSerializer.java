package dev.eddy.serving;

import dev.eddy.client.TagSharesCodec;
import dev.eddy.client.WeightsCodec;
import dev.eddy.recall.SharedUpdate;
import java.io.IOException;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.types.StringValue;

/** Binary form of {@link SharedUpdate}. A savepoint outlives the code: a change needs a new version beside the old. */
final class SharedUpdateSerializer implements SimpleVersionedSerializer<SharedUpdate> {
    private static final int VERSION = 2;
    /** Had no members and tags. */
    private static final int FIRST_VERSION = 1;

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(SharedUpdate update) throws IOException {
        var out = new DataOutputSerializer(1_024);
        StringValue.writeString(update.kind().name(), out);
        StringValue.writeString(update.id(), out);
        out.writeLong(update.generatedAtMillis());
        WriterStateSerializer.write(update.candidates(), out);
        StringValue.writeString(WeightsCodec.encode(update.weights()), out);
        out.writeInt(update.members());
        StringValue.writeString(TagSharesCodec.encode(update.tags()), out);
        return out.getCopyOfBuffer();
    }

    @Override
    public SharedUpdate deserialize(int version, byte[] bytes) throws IOException {
        if (version < FIRST_VERSION || version > VERSION) {
            throw new IOException("shared update of version " + version + ", known: up to " + VERSION);
        }
        var in = new DataInputDeserializer(bytes);
        return new SharedUpdate(
                SharedUpdate.Kind.valueOf(StringValue.readString(in)),
                StringValue.readString(in),
                in.readLong(),
                WriterStateSerializer.readList(in),
                WeightsCodec.decode(StringValue.readString(in)).orElse(List.of()),
                version == FIRST_VERSION ? 0 : in.readInt(),
                version == FIRST_VERSION ? List.of() : TagSharesCodec.decode(StringValue.readString(in)));
    }
}
