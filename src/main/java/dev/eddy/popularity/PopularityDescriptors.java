package dev.eddy.popularity;

import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/** State of the popularity stage and of those it tells, by name and type: part of the redeploy contract. */
public final class PopularityDescriptors {
    /** Broadcast: an item's popularity by its id. */
    public static final MapStateDescriptor<String, ItemPopularity> DIGEST = new MapStateDescriptor<>(
            "popularity-digest", Types.STRING, ByReferenceSerializer.type(ItemPopularity.class));

    private PopularityDescriptors() {}
}
