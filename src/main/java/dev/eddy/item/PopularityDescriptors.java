package dev.eddy.item;

import dev.eddy.codec.CodecSerializer;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/** State of the item statistics. Names and types must stay, since savepoints hold them. */
public final class PopularityDescriptors {
    /** Input and output of the item stage. */
    public static final TypeInformation<ItemUpdate> ITEM =
            CodecSerializer.type(ItemUpdate.class, new ItemUpdateCodec());

    /** Makes Flink broadcast the updates. Its state stays empty: {@code ItemTableWriter} keeps the table. */
    public static final MapStateDescriptor<String, ItemUpdate> ITEM_TABLE =
            new MapStateDescriptor<>("popularity-table", Types.STRING, ITEM);

    private PopularityDescriptors() {}

    /** Operator state: sums that have not left yet. */
    static ListStateDescriptor<ItemUpdate> gathered() {
        return new ListStateDescriptor<>("gathered", ITEM);
    }

    /** Operator state: counts of the told items of a task. */
    static ListStateDescriptor<ToldShare> told() {
        return new ListStateDescriptor<>("told", TypeInformation.of(ToldShare.class));
    }

    static ValueStateDescriptor<ItemLife> life() {
        return new ValueStateDescriptor<>("life", CodecSerializer.type(ItemLife.class, new ItemLifeCodec()));
    }

    static ValueStateDescriptor<Successors> successors() {
        return new ValueStateDescriptor<>("successors", CodecSerializer.type(Successors.class, new SuccessorsCodec()));
    }

    /** Vectors by space. */
    static MapStateDescriptor<String, float[]> vectors() {
        return new MapStateDescriptor<>(
                "vectors", Types.STRING, PrimitiveArrayTypeInfo.FLOAT_PRIMITIVE_ARRAY_TYPE_INFO);
    }

    public static ValueStateDescriptor<ItemFeatures> features() {
        return new ValueStateDescriptor<>("features", CatalogDescriptors.FEATURES);
    }
}
