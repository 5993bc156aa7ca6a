package dev.eddy.serving;

import dev.eddy.client.Candidate;
import dev.eddy.client.DownHead;
import dev.eddy.client.FeatureWeights;
import dev.eddy.client.GroupProfile;
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
    public int getVersion() {
        return 2;
    }

    @Override
    SharedWriter.State read(int version, DataInput in) throws IOException {
        List<SharedUpdate> lists = Fields.readList(from -> readUpdate(version, from), in);
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
        out.writeBoolean(update.profile() != null);
        if (update.profile() != null) {
            writeProfile(update.profile(), out);
        }
    }

    private static void writeProfile(GroupProfile profile, DataOutput out) throws IOException {
        out.writeLong(profile.generatedAtMillis());
        out.writeInt(profile.members());
        out.writeInt(profile.guests());
        Fields.writeList(
                profile.tags(),
                (tag, to) -> {
                    StringValue.writeString(tag.tag(), to);
                    to.writeFloat(tag.share());
                },
                out);
        Fields.writeList(profile.typicalItems(), StringValue::writeString, out);
        Fields.writeList(profile.risingItems(), StringValue::writeString, out);
        Fields.writeList(profile.direction(), (value, to) -> to.writeFloat(value), out);
    }

    private static void writeWeights(FeatureWeights feature, DataOutput out) throws IOException {
        StringValue.writeString(feature.feature(), out);
        Fields.writeList(feature.weights(), (weight, to) -> to.writeDouble(weight), out);
    }

    private static FeatureWeights readWeights(DataInput in) throws IOException {
        return new FeatureWeights(StringValue.readString(in), Fields.readList(DataInput::readDouble, in));
    }

    private static SharedUpdate readUpdate(int version, DataInput in) throws IOException {
        var kind = SharedUpdate.Kind.valueOf(StringValue.readString(in));
        String id = StringValue.readString(in);
        long generatedAtMillis = in.readLong();
        List<Candidate> candidates = readCandidates(in);
        List<FeatureWeights> weights = Fields.readList(SharedWriterStateSerializer::readWeights, in);
        GroupProfile profile;
        if (version == 1) {
            var ofCluster =
                    new GroupProfile(generatedAtMillis, in.readInt(), 0, readTags(in), List.of(), List.of(), List.of());
            profile = kind == SharedUpdate.Kind.CLUSTER ? ofCluster : null;
        } else {
            profile = in.readBoolean() ? readProfile(in) : null;
        }
        return new SharedUpdate(kind, id, generatedAtMillis, candidates, weights, profile);
    }

    private static GroupProfile readProfile(DataInput in) throws IOException {
        return new GroupProfile(
                in.readLong(),
                in.readInt(),
                in.readInt(),
                readTags(in),
                Fields.readList(StringValue::readString, in),
                Fields.readList(StringValue::readString, in),
                Fields.readList(DataInput::readFloat, in));
    }

    private static List<TagShare> readTags(DataInput in) throws IOException {
        return Fields.readList(from -> new TagShare(StringValue.readString(from), from.readFloat()), in);
    }
}
