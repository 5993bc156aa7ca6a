package dev.eddy.serving;

import dev.eddy.behaviour.MuteCodec;
import dev.eddy.client.Candidate;
import dev.eddy.client.Profile;
import dev.eddy.client.Version;
import dev.eddy.codec.Fields;
import dev.eddy.recall.Candidates;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.flink.types.StringValue;

/** Binary form of {@link WriterState}. */
final class WriterStateSerializer extends StateSerializer<WriterState> {
    @Override
    void write(WriterState state, DataOutput out) throws IOException {
        out.writeBoolean(state.rebuildDue());
        Fields.writeList(state.pending(), WriterStateSerializer::writeLists, out);
        Fields.writeList(
                state.marks(),
                (mark, to) -> {
                    StringValue.writeString(mark.writer(), to);
                    StringValue.writeString(mark.tag(), to);
                    to.writeLong(mark.batches());
                    to.writeLong(mark.rebuildAskedAtMillis());
                    to.writeLong(mark.acknowledgedAtMillis());
                },
                out);
    }

    @Override
    public int getVersion() {
        return 4;
    }

    @Override
    WriterState read(int version, DataInput in) throws IOException {
        boolean rebuildDue = in.readBoolean();
        List<Candidates> pending = Fields.readList(from -> readLists(version, from), in);
        List<StoreMark> marks = Fields.readList(
                from -> new StoreMark(
                        StringValue.readString(from),
                        StringValue.readString(from),
                        from.readLong(),
                        from.readLong(),
                        from.readLong()),
                in);
        return new WriterState(pending, rebuildDue, marks);
    }

    private static void writeLists(Candidates lists, DataOutput out) throws IOException {
        StringValue.writeString(lists.userId(), out);
        out.writeLong(lists.version().epoch());
        out.writeLong(lists.version().sequence());
        out.writeLong(lists.version().command());
        out.writeLong(lists.generatedAtMillis());
        out.writeLong(lists.appendedAtMillis());
        writeCandidates(lists.merged(), out);
        writeMap(lists.channels(), StateSerializer::writeCandidates, out);
        Profile profile = lists.profile();
        out.writeBoolean(profile != null);
        if (profile != null) {
            out.writeInt(profile.cluster());
            out.writeLong(profile.centreVersion());
            Fields.writeList(profile.nextClusters(), (cluster, to) -> to.writeInt(cluster), out);
            Fields.writeList(profile.topTags(), StringValue::writeString, out);
            StringValue.writeString(profile.segment(), out);
            Fields.writeList(profile.mutes(), MuteCodec::write, out);
            out.writeLong(profile.asOfMillis());
        }
        StringValue.writeString(lists.mergedInto(), out);
        for (Candidate candidate : lists.merged()) {
            out.writeFloat(candidate.propensity());
        }
        StringValue.writeString(lists.variant(), out);
    }

    private static Candidates readLists(int layout, DataInput in) throws IOException {
        String userId = StringValue.readString(in);
        var version = new Version(in.readLong(), in.readLong(), in.readLong());
        long generatedAtMillis = in.readLong();
        long appendedAtMillis = in.readLong();
        List<Candidate> merged = readCandidates(in);
        Map<String, List<Candidate>> channels = readMap(StateSerializer::readCandidates, in);
        Profile profile = in.readBoolean() ? readProfile(layout, in) : null;
        String mergedInto = layout > 2 ? StringValue.readString(in) : null;
        if (layout > 3) {
            for (int i = 0; i < merged.size(); i++) {
                Candidate known = merged.get(i);
                merged.set(i, new Candidate(known.itemId(), known.score(), known.channels(), in.readFloat()));
            }
        }
        String variant = layout > 3 ? StringValue.readString(in) : null;
        return new Candidates(
                userId, version, generatedAtMillis, merged, channels, profile, mergedInto, appendedAtMillis, variant);
    }

    private static Profile readProfile(int layout, DataInput in) throws IOException {
        return new Profile(
                in.readInt(),
                in.readLong(),
                Fields.readList(DataInput::readInt, in),
                Fields.readList(StringValue::readString, in),
                layout > 1 ? StringValue.readString(in) : "",
                layout > 3 ? Fields.readList(MuteCodec::read, in) : List.of(),
                in.readLong());
    }
}
