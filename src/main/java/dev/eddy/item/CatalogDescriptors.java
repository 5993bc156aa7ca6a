package dev.eddy.item;

import dev.eddy.codec.CodecSerializer;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/** The catalogue's state, by name and type: part of the redeploy contract. */
public final class CatalogDescriptors {
    /** What the catalogue is fed with. */
    public static final TypeInformation<CatalogInput> INPUT =
            CodecSerializer.type(CatalogInput.class, new CatalogInputCodec());

    /** What the later stages know of an item. */
    public static final TypeInformation<ItemFeatures> FEATURES =
            CodecSerializer.type(ItemFeatures.class, new ItemFeaturesCodec());

    private CatalogDescriptors() {}

    /** Broadcast: tag to the unit vector given for it. */
    public static final MapStateDescriptor<String, float[]> TAG_VECTORS = new MapStateDescriptor<>(
            "tag-vectors", Types.STRING, PrimitiveArrayTypeInfo.FLOAT_PRIMITIVE_ARRAY_TYPE_INFO);

    /** Operator state: until when a task has read the items, epoch milliseconds. */
    static ListStateDescriptor<Long> readUntil() {
        return new ListStateDescriptor<>("items-read-until", Types.LONG);
    }

    static ValueStateDescriptor<CatalogEntry> item() {
        return new ValueStateDescriptor<>("item", CatalogEntry.class);
    }

    /** When the item is to be forgotten, if ever. */
    static ValueStateDescriptor<Long> forgetAt() {
        return new ValueStateDescriptor<>("forget-at", Types.LONG);
    }

    /** Behaviours that wait for the item, and how many they are, so that parking one reads no list. */
    static ListStateDescriptor<ParkedBehaviour> parked() {
        return new ListStateDescriptor<>("parked", ParkedBehaviour.class);
    }

    static ValueStateDescriptor<Integer> parkedCount() {
        return new ValueStateDescriptor<>("parked-count", Types.INT);
    }
}
