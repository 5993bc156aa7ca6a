package dev.eddy.serving;

import dev.eddy.client.Candidate;
import dev.eddy.client.Profile;
import dev.eddy.control.Question;
import dev.eddy.recall.Candidates;
import dev.eddy.record.Version;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.types.StringValue;

/** Binary form of {@link WriterState}. A savepoint outlives the code: a change needs a new version beside the old. */
final class WriterStateSerializer implements SimpleVersionedSerializer<WriterState> {
    private static final int VERSION = 2;
    /** Had no marks, and no instants of profiles. */
    private static final int FIRST_VERSION = 1;

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(WriterState state) throws IOException {
        var out = new DataOutputSerializer(1_024);
        out.writeBoolean(state.rebuildDue());
        out.writeInt(state.pending().size());
        for (Candidates lists : state.pending()) {
            write(lists, out);
        }
        out.writeInt(state.marks().size());
        for (StoreMark mark : state.marks()) {
            StringValue.writeString(mark.writer(), out);
            StringValue.writeString(mark.tag(), out);
            out.writeLong(mark.batches());
            out.writeLong(mark.rebuildAskedAtMillis());
            out.writeLong(mark.acknowledgedAtMillis());
        }
        return out.getCopyOfBuffer();
    }

    @Override
    public WriterState deserialize(int version, byte[] bytes) throws IOException {
        if (version < FIRST_VERSION || version > VERSION) {
            throw new IOException("writer state of version " + version + ", known: up to " + VERSION);
        }
        var in = new DataInputDeserializer(bytes);
        boolean rebuildDue = in.readBoolean();
        int size = in.readInt();
        List<Candidates> pending = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            pending.add(readCandidates(version, in));
        }
        return new WriterState(pending, rebuildDue, version == FIRST_VERSION ? List.of() : readMarks(in));
    }

    private static List<StoreMark> readMarks(DataInputDeserializer in) throws IOException {
        List<StoreMark> marks = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            marks.add(new StoreMark(
                    StringValue.readString(in),
                    StringValue.readString(in),
                    in.readLong(),
                    in.readLong(),
                    in.readLong()));
        }
        return marks;
    }

    private static void write(Candidates lists, DataOutputSerializer out) throws IOException {
        StringValue.writeString(lists.userId(), out);
        out.writeLong(lists.version().epoch());
        out.writeLong(lists.version().sequence());
        out.writeLong(lists.version().command());
        out.writeLong(lists.generatedAtMillis());
        out.writeLong(lists.appendedAtMillis());
        write(lists.merged(), out);
        out.writeInt(lists.channels().size());
        for (Map.Entry<String, List<Candidate>> channel : lists.channels().entrySet()) {
            StringValue.writeString(channel.getKey(), out);
            write(channel.getValue(), out);
        }
        write(lists.profile(), out);
    }

    private static Candidates readCandidates(int version, DataInputDeserializer in) throws IOException {
        String userId = StringValue.readString(in);
        Version age = new Version(in.readLong(), in.readLong(), in.readLong());
        long generatedAtMillis = in.readLong();
        long appendedAtMillis = in.readLong();
        List<Candidate> merged = readList(in);
        Map<String, List<Candidate>> channels = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            channels.put(StringValue.readString(in), readList(in));
        }
        Profile profile = readProfile(version, in);
        return new Candidates(userId, age, generatedAtMillis, merged, channels, profile, appendedAtMillis);
    }

    static void write(List<Candidate> list, DataOutputSerializer out) throws IOException {
        out.writeInt(list.size());
        for (Candidate candidate : list) {
            StringValue.writeString(candidate.itemId(), out);
            out.writeFloat(candidate.score());
            StringValue.writeString(candidate.channels(), out);
        }
    }

    static List<Candidate> readList(DataInputDeserializer in) throws IOException {
        int size = in.readInt();
        List<Candidate> list = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            list.add(new Candidate(StringValue.readString(in), in.readFloat(), StringValue.readString(in)));
        }
        return list;
    }

    private static void write(Profile profile, DataOutputSerializer out) throws IOException {
        out.writeBoolean(profile != null);
        if (profile == null) {
            return;
        }
        out.writeInt(profile.cluster());
        out.writeLong(profile.centreVersion());
        out.writeInt(profile.nextClusters().size());
        for (int cluster : profile.nextClusters()) {
            out.writeInt(cluster);
        }
        out.writeInt(profile.topTags().size());
        for (String tag : profile.topTags()) {
            StringValue.writeString(tag, out);
        }
        out.writeLong(profile.asOfMillis());
    }

    private static Profile readProfile(int version, DataInputDeserializer in) throws IOException {
        if (!in.readBoolean()) {
            return null;
        }
        int cluster = in.readInt();
        long centreVersion = in.readLong();
        List<Integer> next = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            next.add(in.readInt());
        }
        List<String> tags = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            tags.add(StringValue.readString(in));
        }
        // Version 1 did not tell the instant.
        return new Profile(cluster, centreVersion, next, tags, version == 1 ? Question.LAST : in.readLong());
    }
}
