package dev.eddy.item;

import dev.eddy.codec.CodecSerializer;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/** State of the catalogue. Names and types must stay, since savepoints hold them. */
public final class CatalogDescriptors {
    /** Input of the catalogue. */
    public static final TypeInformation<CatalogInput> INPUT =
            CodecSerializer.type(CatalogInput.class, new CatalogInputCodec());

    public static final TypeInformation<ItemFeatures> FEATURES =
            CodecSerializer.type(ItemFeatures.class, new ItemFeaturesCodec());

    private CatalogDescriptors() {}

    /** Broadcast state: unit vectors by tag. */
    public static final MapStateDescriptor<String, float[]> TAG_VECTORS = new MapStateDescriptor<>(
            "tag-vectors", Types.STRING, PrimitiveArrayTypeInfo.FLOAT_PRIMITIVE_ARRAY_TYPE_INFO);

    /** Operator state: last checkpoint of a task, epoch milliseconds. */
    static ListStateDescriptor<Long> readUntil() {
        return new ListStateDescriptor<>("items-read-until", Types.LONG);
    }

    static ValueStateDescriptor<CatalogEntry> item() {
        return new ValueStateDescriptor<>("item", CatalogEntry.class);
    }

    /** Instant to forget the item; empty when there is none. */
    static ValueStateDescriptor<Long> forgetAt() {
        return new ValueStateDescriptor<>("forget-at", Types.LONG);
    }

    /** Behaviours that wait for the item. The count is apart, so that parking reads no list. */
    static ListStateDescriptor<ParkedBehaviour> parked() {
        return new ListStateDescriptor<>("parked", ParkedBehaviour.class);
    }

    static ValueStateDescriptor<Integer> parkedCount() {
        return new ValueStateDescriptor<>("parked-count", Types.INT);
    }
}
