package dev.eddy.item;

import dev.eddy.codec.CodecSerializer;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/** State of the catalogue. Names and types must stay, since savepoints hold them. */
public final class CatalogDescriptors {
    public static final TypeInformation<CatalogInput> INPUT =
            CodecSerializer.type(CatalogInput.class, new CatalogInputCodec());

    public static final TypeInformation<ItemFeatures> FEATURES =
            CodecSerializer.type(ItemFeatures.class, new ItemFeaturesCodec());

    private CatalogDescriptors() {}

    /** Broadcast state: unit vectors by tag. */
    public static final MapStateDescriptor<String, float[]> TAG_VECTORS = new MapStateDescriptor<>(
            "tag-vectors", Types.STRING, PrimitiveArrayTypeInfo.FLOAT_PRIMITIVE_ARRAY_TYPE_INFO);
}
