package dev.eddy.user;

import dev.eddy.codec.Codec;
import dev.eddy.codec.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** How {@link CensusShare}s are written. */
public final class CensusShareCodec implements Codec<CensusShare> {
    private static final long serialVersionUID = 1L;

    @Override
    public void write(CensusShare share, DataOutput out) throws IOException {
        Fields.writeSigned(share.version(), out);
        out.writeBoolean(share.counted());
        out.writeDouble(share.bestCosine());
        out.writeDouble(share.withoutDirection());
        out.writeDouble(share.events());
        out.writeDouble(share.moves());
        Fields.writeUnsigned(share.clusters().length, out);
        for (int cluster : share.clusters()) {
            Fields.writeSigned(cluster, out);
        }
        Fields.writeDoubles(share.users(), out);
        Fields.writeDoubles(share.cosines(), out);
    }

    @Override
    public CensusShare read(int version, DataInput in) throws IOException {
        return new CensusShare(
                Fields.readSigned(in),
                in.readBoolean(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                clusters(in),
                Fields.readDoubles(in),
                Fields.readDoubles(in));
    }

    private static int[] clusters(DataInput in) throws IOException {
        int[] clusters = new int[Fields.readInt(in)];
        for (int i = 0; i < clusters.length; i++) {
            clusters[i] = (int) Fields.readSigned(in);
        }
        return clusters;
    }
}
