package dev.eddy.item;

import dev.eddy.codec.CodecSerializer;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/** State of the popularity stage and of those it tells, by name and type: part of the redeploy contract. */
public final class PopularityDescriptors {
    /** What the stage is fed with, and tells. */
    public static final TypeInformation<ItemUpdate> ITEM =
            CodecSerializer.type(ItemUpdate.class, new ItemUpdateCodec());

    /** Tells Flink to broadcast the item table. Its state stays empty: {@code ItemTableWriter} keeps the table. */
    public static final MapStateDescriptor<String, ItemUpdate> ITEM_TABLE =
            new MapStateDescriptor<>("popularity-table", Types.STRING, ITEM);

    private PopularityDescriptors() {}

    /** Operator state: parts that are not passed on yet. */
    static ListStateDescriptor<ItemUpdate> gathered() {
        return new ListStateDescriptor<>("gathered", ITEM);
    }

    /** Operator state: what a task knows of all its items together. */
    static ListStateDescriptor<ToldShare> told() {
        return new ListStateDescriptor<>("told", TypeInformation.of(ToldShare.class));
    }

    static ValueStateDescriptor<ItemLife> life() {
        return new ValueStateDescriptor<>("life", CodecSerializer.type(ItemLife.class, new ItemLifeCodec()));
    }

    static ValueStateDescriptor<Successors> successors() {
        return new ValueStateDescriptor<>("successors", CodecSerializer.type(Successors.class, new SuccessorsCodec()));
    }

    /** An item's vectors by the name of their space. */
    static MapStateDescriptor<String, float[]> vectors() {
        return new MapStateDescriptor<>(
                "vectors", Types.STRING, PrimitiveArrayTypeInfo.FLOAT_PRIMITIVE_ARRAY_TYPE_INFO);
    }

    /** What the record of an item says. */
    public static ValueStateDescriptor<ItemFeatures> features() {
        return new ValueStateDescriptor<>("features", CatalogDescriptors.FEATURES);
    }
}
