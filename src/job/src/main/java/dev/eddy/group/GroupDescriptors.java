package dev.eddy.group;

import dev.eddy.codec.CodecSerializer;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Records and state of the group stage. */
public final class GroupDescriptors {
    public static final TypeInformation<GroupSum> SUM = CodecSerializer.type(GroupSum.class, new GroupSumCodec());

    private GroupDescriptors() {}
}
