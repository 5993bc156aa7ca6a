package dev.eddy.recall.cluster;

import dev.eddy.codec.CodecSerializer;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/** State of the cluster stage, by name and type: part of the redeploy contract. */
public final class NeighboursDescriptors {
    private NeighboursDescriptors() {}

    /** Members of a cluster by user id. */
    public static MapStateDescriptor<String, Member> members() {
        return new MapStateDescriptor<>("members", Types.STRING, CodecSerializer.type(Member.class, new MemberCodec()));
    }
}
