package dev.eddy.item;

import dev.eddy.codec.CodecSerializer;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** State of the item statistics. Names and types must stay, since savepoints hold them. */
public final class PopularityDescriptors {
    /** Input and output of the item stage. */
    public static final TypeInformation<ItemUpdate> ITEM =
            CodecSerializer.type(ItemUpdate.class, new ItemUpdateCodec());

    static final ValueStateDescriptor<ItemFeatures> FEATURES =
            new ValueStateDescriptor<>("features", CatalogDescriptors.FEATURES);

    private PopularityDescriptors() {}
}
