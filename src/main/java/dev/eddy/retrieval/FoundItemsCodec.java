package dev.eddy.retrieval;

import dev.eddy.codec.Codec;
import dev.eddy.codec.Fields;
import dev.eddy.membership.MemberUpdate;
import dev.eddy.membership.MemberUpdateCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** How {@link FoundItems} are written; in layout 1 with all of the update that wanted them. */
public final class FoundItemsCodec implements Codec<FoundItems> {
    private static final long serialVersionUID = 1L;

    private static final int MEMBER_LAYOUT = 3;

    private final MemberUpdateCodec members = new MemberUpdateCodec();

    @Override
    public int version() {
        return 2;
    }

    @Override
    public void write(FoundItems found, DataOutput out) throws IOException {
        AskerFields.write(found.asker(), out);
        Fields.writeUnsigned(found.wanted(), out);
        Fields.writeUnsigned(found.tasks(), out);
        Fields.writeUnsigned(found.ofTasks(), out);
        Fields.writeList(found.nearest(), FoundItemsCodec::writeNeighbour, out);
    }

    @Override
    public FoundItems read(int version, DataInput in) throws IOException {
        MemberUpdate member = version == 1 ? members.read(MEMBER_LAYOUT, in) : null;
        return new FoundItems(
                member == null ? AskerFields.read(in) : Asker.of(member),
                member == null ? Fields.readInt(in) : member.wanted(),
                Fields.readInt(in),
                Fields.readInt(in),
                Fields.readList(FoundItemsCodec::readNeighbour, in));
    }

    private static void writeNeighbour(Neighbour neighbour, DataOutput out) throws IOException {
        Fields.writeString(neighbour.itemId(), out);
        out.writeFloat(neighbour.cosine());
        out.writeLong(neighbour.availableSinceMillis());
    }

    private static Neighbour readNeighbour(DataInput in) throws IOException {
        return new Neighbour(Fields.readString(in), in.readFloat(), in.readLong());
    }
}
