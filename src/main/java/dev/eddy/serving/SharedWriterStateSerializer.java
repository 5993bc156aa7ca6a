package dev.eddy.serving;

import dev.eddy.client.DownHead;
import dev.eddy.client.FeatureWeights;
import dev.eddy.client.TagShare;
import dev.eddy.codec.Fields;
import dev.eddy.recall.SharedUpdate;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.flink.types.StringValue;

/** Binary form of {@link SharedWriter.State}. */
final class SharedWriterStateSerializer extends StateSerializer<SharedWriter.State> {
    @Override
    void write(SharedWriter.State state, DataOutput out) throws IOException {
        Fields.writeList(state.lists(), SharedWriterStateSerializer::writeUpdate, out);
        DownMarks.State down = state.down();
        writeMap(down.down(), (atMillis, to) -> to.writeLong(atMillis), out);
        writeMap(down.pending(), (isDown, to) -> to.writeBoolean(isDown), out);
        StringValue.writeString(down.head().member(), out);
        out.writeLong(down.head().score());
        out.writeInt(down.gone());
    }

    @Override
    SharedWriter.State read(DataInput in) throws IOException {
        List<SharedUpdate> lists = Fields.readList(SharedWriterStateSerializer::readUpdate, in);
        Map<String, Long> down = readMap(DataInput::readLong, in);
        Map<String, Boolean> pending = readMap(DataInput::readBoolean, in);
        var head = new DownHead(StringValue.readString(in), in.readLong());
        return new SharedWriter.State(lists, new DownMarks.State(down, pending, head, in.readInt()));
    }

    private static void writeUpdate(SharedUpdate update, DataOutput out) throws IOException {
        StringValue.writeString(update.kind().name(), out);
        StringValue.writeString(update.id(), out);
        out.writeLong(update.generatedAtMillis());
        writeCandidates(update.candidates(), out);
        Fields.writeList(update.weights(), SharedWriterStateSerializer::writeWeights, out);
        out.writeInt(update.members());
        Fields.writeList(
                update.tags(),
                (tag, to) -> {
                    StringValue.writeString(tag.tag(), to);
                    to.writeFloat(tag.share());
                },
                out);
    }

    private static void writeWeights(FeatureWeights feature, DataOutput out) throws IOException {
        StringValue.writeString(feature.feature(), out);
        Fields.writeList(feature.weights(), (weight, to) -> to.writeDouble(weight), out);
    }

    private static FeatureWeights readWeights(DataInput in) throws IOException {
        return new FeatureWeights(StringValue.readString(in), Fields.readList(DataInput::readDouble, in));
    }

    private static SharedUpdate readUpdate(DataInput in) throws IOException {
        return new SharedUpdate(
                SharedUpdate.Kind.valueOf(StringValue.readString(in)),
                StringValue.readString(in),
                in.readLong(),
                readCandidates(in),
                Fields.readList(SharedWriterStateSerializer::readWeights, in),
                in.readInt(),
                Fields.readList(from -> new TagShare(StringValue.readString(from), from.readFloat()), in));
    }
}
