package dev.eddy.neighbours;

import dev.eddy.codec.Codec;
import dev.eddy.codec.Fields;
import dev.eddy.neighbours.FoundLists.FoundList;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** How {@link FoundLists} are written. */
public final class FoundListsCodec implements Codec<FoundLists> {
    private static final long serialVersionUID = 1L;

    @Override
    public void write(FoundLists found, DataOutput out) throws IOException {
        Fields.writeList(found.lists(), FoundListsCodec::writeList, out);
    }

    @Override
    public FoundLists read(int version, DataInput in) throws IOException {
        return new FoundLists(Fields.readList(FoundListsCodec::readList, in));
    }

    private static void writeList(FoundList list, DataOutput out) throws IOException {
        Fields.writeString(list.channel(), out);
        Fields.writeList(list.itemIds(), Fields::writeString, out);
    }

    private static FoundList readList(DataInput in) throws IOException {
        return new FoundList(Fields.readString(in), Fields.readList(Fields::readString, in));
    }
}
