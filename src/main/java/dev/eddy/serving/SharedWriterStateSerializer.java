package dev.eddy.serving;

import dev.eddy.client.DownHead;
import dev.eddy.recall.SharedUpdate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.types.StringValue;

/** Binary form of {@link SharedWriterState}. A savepoint outlives the code: a change needs a new version beside the old. */
final class SharedWriterStateSerializer implements SimpleVersionedSerializer<SharedWriterState> {
    private static final int VERSION = 3;

    private final SharedUpdateSerializer updates = new SharedUpdateSerializer();

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(SharedWriterState state) throws IOException {
        var out = new DataOutputSerializer(1_024);
        out.writeInt(state.lists().size());
        for (SharedUpdate list : state.lists()) {
            byte[] bytes = updates.serialize(list);
            out.writeInt(bytes.length);
            out.write(bytes);
        }
        DownState down = state.down();
        out.writeInt(down.down().size());
        for (Map.Entry<String, Long> item : down.down().entrySet()) {
            StringValue.writeString(item.getKey(), out);
            out.writeLong(item.getValue());
        }
        out.writeInt(down.pending().size());
        for (Map.Entry<String, Boolean> change : down.pending().entrySet()) {
            StringValue.writeString(change.getKey(), out);
            out.writeBoolean(change.getValue());
        }
        StringValue.writeString(down.head().member(), out);
        out.writeLong(down.head().score());
        out.writeInt(down.gone());
        return out.getCopyOfBuffer();
    }

    @Override
    public SharedWriterState deserialize(int version, byte[] bytes) throws IOException {
        if (version < VERSION) {
            return ofOneUpdate(updates.deserialize(version, bytes));
        }
        if (version > VERSION) {
            throw new IOException("shared writer's state of version " + version + ", known: up to " + VERSION);
        }
        var in = new DataInputDeserializer(bytes);
        List<SharedUpdate> lists = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            byte[] list = new byte[in.readInt()];
            in.readFully(list);
            lists.add(updates.deserialize(updates.getVersion(), list));
        }
        Map<String, Long> down = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            down.put(StringValue.readString(in), in.readLong());
        }
        Map<String, Boolean> pending = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            pending.put(StringValue.readString(in), in.readBoolean());
        }
        var head = new DownHead(StringValue.readString(in), in.readLong());
        return new SharedWriterState(lists, new DownState(down, pending, head, in.readInt()));
    }

    /** Before version 3 each list and each item was a piece of its own. */
    private static SharedWriterState ofOneUpdate(SharedUpdate update) {
        return switch (update.kind()) {
            case DOWN, BACK -> {
                boolean isDown = update.kind() == SharedUpdate.Kind.DOWN;
                Map<String, Long> down = isDown ? Map.of(update.id(), update.generatedAtMillis()) : Map.of();
                yield new SharedWriterState(
                        List.of(), new DownState(down, Map.of(update.id(), isDown), DownHead.NONE, 0));
            }
            default -> new SharedWriterState(List.of(update), DownState.NONE);
        };
    }
}
