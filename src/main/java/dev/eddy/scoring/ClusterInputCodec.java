package dev.eddy.scoring;

import dev.eddy.codec.Codec;
import dev.eddy.membership.MemberUpdateCodec;
import dev.eddy.retrieval.FoundItemsCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** How {@link ClusterInput}s are written; since layout 2 with less of what was found. */
public final class ClusterInputCodec implements Codec<ClusterInput> {
    private static final long serialVersionUID = 1L;

    private static final int UPDATE_LAYOUT = 3;

    private final MemberUpdateCodec updates = new MemberUpdateCodec();
    private final FoundItemsCodec found = new FoundItemsCodec();

    @Override
    public int version() {
        return 2;
    }

    @Override
    public void write(ClusterInput input, DataOutput out) throws IOException {
        out.writeBoolean(input.update() != null);
        if (input.update() != null) {
            updates.write(input.update(), out);
        } else {
            found.write(input.found(), out);
        }
    }

    @Override
    public ClusterInput read(int version, DataInput in) throws IOException {
        return in.readBoolean()
                ? ClusterInput.of(updates.read(UPDATE_LAYOUT, in))
                : ClusterInput.of(found.read(version, in));
    }
}
