package dev.eddy.serving;

import dev.eddy.client.Candidate;
import dev.eddy.codec.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.types.StringValue;

/** Binary form of the state of a sink writer. Savepoints hold old layouts, so a reader reads all of them. */
abstract class StateSerializer<T> implements SimpleVersionedSerializer<T> {
    abstract void write(T state, DataOutput out) throws IOException;

    /** Reads a state in the layout of a version, not higher than {@link #getVersion}. */
    abstract T read(int version, DataInput in) throws IOException;

    @Override
    public int getVersion() {
        return 1;
    }

    @Override
    public final byte[] serialize(T state) throws IOException {
        var out = new DataOutputSerializer(1_024);
        write(state, out);
        return out.getCopyOfBuffer();
    }

    @Override
    public final T deserialize(int version, byte[] bytes) throws IOException {
        if (version > getVersion()) {
            throw new IOException("writer state of version " + version + ", known: 1 to " + getVersion());
        }
        return read(version, new DataInputDeserializer(bytes));
    }

    static <V> void writeMap(Map<String, V> map, Fields.Writing<V> writing, DataOutput out) throws IOException {
        Fields.writeUnsigned(map.size(), out);
        for (Map.Entry<String, V> entry : map.entrySet()) {
            StringValue.writeString(entry.getKey(), out);
            writing.write(entry.getValue(), out);
        }
    }

    static <V> Map<String, V> readMap(Fields.Reading<V> reading, DataInput in) throws IOException {
        Map<String, V> map = new LinkedHashMap<>();
        for (int left = Fields.readInt(in); left > 0; left--) {
            map.put(StringValue.readString(in), reading.read(in));
        }
        return map;
    }

    static void writeCandidates(List<Candidate> candidates, DataOutput out) throws IOException {
        Fields.writeList(
                candidates,
                (candidate, to) -> {
                    StringValue.writeString(candidate.itemId(), to);
                    to.writeFloat(candidate.score());
                    StringValue.writeString(candidate.channels(), to);
                },
                out);
    }

    static List<Candidate> readCandidates(DataInput in) throws IOException {
        return Fields.readList(
                from -> new Candidate(StringValue.readString(from), from.readFloat(), StringValue.readString(from)),
                in);
    }
}
