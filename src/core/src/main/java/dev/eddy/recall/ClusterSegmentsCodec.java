package dev.eddy.recall;

import dev.eddy.codec.Codec;
import dev.eddy.codec.Fields;
import dev.eddy.recall.cluster.Segment;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Binary form of {@link ClusterSegments}. */
public final class ClusterSegmentsCodec implements Codec<ClusterSegments> {
    @Override
    public void write(ClusterSegments segments, DataOutput out) throws IOException {
        Fields.writeSigned(segments.cluster(), out);
        Fields.writeList(segments.shares(), ClusterSegmentsCodec::writeShare, out);
    }

    @Override
    public ClusterSegments read(int version, DataInput in) throws IOException {
        return new ClusterSegments((int) Fields.readSigned(in), Fields.readList(ClusterSegmentsCodec::readShare, in));
    }

    private static void writeShare(ClusterSegments.Share share, DataOutput out) throws IOException {
        Fields.writeString(share.segment().name(), out);
        Fields.writeUnsigned(share.read(), out);
        out.writeDouble(share.users());
        Fields.writeMap(share.tags(), Fields::writeString, (weight, to) -> to.writeFloat(weight), out);
        Fields.writeMap(share.items(), Fields::writeString, (users, to) -> to.writeFloat(users), out);
        out.writeDouble(share.leastOfItems());
        out.writeDouble(share.had());
        Fields.writeFloats(share.direction(), out);
    }

    private static ClusterSegments.Share readShare(DataInput in) throws IOException {
        return new ClusterSegments.Share(
                Segment.valueOf(Fields.readString(in)),
                Fields.readInt(in),
                in.readDouble(),
                Fields.readMap(Fields::readString, DataInput::readFloat, in),
                Fields.readMap(Fields::readString, DataInput::readFloat, in),
                in.readDouble(),
                in.readDouble(),
                Fields.readFloats(in));
    }
}
