package dev.eddy.retrieval;

import dev.eddy.codec.CodecSerializer;
import dev.eddy.membership.MemberUpdate;
import dev.eddy.membership.MembershipDescriptors;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/** State of the retrieval stage, by name and type: part of the redeploy contract. */
public final class RetrievalDescriptors {
    /** What a search gives. */
    public static final TypeInformation<FoundItems> FOUND =
            CodecSerializer.type(FoundItems.class, new FoundItemsCodec());

    /** Between those who ask and those who find. */
    public static final TypeInformation<SearchBatch> BATCH =
            CodecSerializer.type(SearchBatch.class, new SearchBatchCodec());

    /** Broadcast: nothing is kept here, all that is broadcast is answered at once. */
    public static final MapStateDescriptor<String, MemberUpdate> SEARCHES =
            new MapStateDescriptor<>("searches", Types.STRING, MembershipDescriptors.UPDATE);

    private RetrievalDescriptors() {}

    /** What some of the tasks have found. */
    static ValueStateDescriptor<FoundItems> soFar() {
        return new ValueStateDescriptor<>("found-so-far", FOUND);
    }
}
