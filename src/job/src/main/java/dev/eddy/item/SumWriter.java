package dev.eddy.item;

import dev.eddy.codec.CodecSerializer;
import dev.eddy.control.SpaceVersions;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/** State of the current item, in parts that change at different rates, since a state is read and written whole. */
final class SumWriter {
    private static final TypeInformation<ItemLife> LIFE = CodecSerializer.type(ItemLife.class, new ItemLifeCodec());
    private static final TypeInformation<Successors> SUCCESSORS =
            CodecSerializer.type(Successors.class, new SuccessorsCodec());

    static final ValueStateDescriptor<ItemFeatures> FEATURES =
            new ValueStateDescriptor<>("features", ItemDescriptors.FEATURES);

    /** The two that the cluster stage has, and the next ones. */
    private static final int MOST_VERSIONS = 2 + SpaceVersions.MOST_AHEAD;

    private final PopularityOptions options;
    private final Set<String> spaces;

    private final ValueState<ItemLife> life;
    private final ValueState<Successors> successors;
    private final ValueState<Successors> predecessors;
    private final ValueState<ItemFeatures> features;
    private final MapState<String, float[]> vectors;

    /** @param spaces spaces of the items' vectors, without that of the tags; vectors of other spaces are dropped */
    SumWriter(PopularityOptions options, List<VectorSpace> spaces, RuntimeContext context) {
        this.options = options;
        this.spaces = spaces.stream().map(VectorSpace::name).collect(Collectors.toUnmodifiableSet());
        this.life = context.getState(new ValueStateDescriptor<>("life", LIFE));
        this.successors = context.getState(new ValueStateDescriptor<>("successors", SUCCESSORS));
        this.predecessors = context.getState(new ValueStateDescriptor<>("predecessors", SUCCESSORS));
        this.features = context.getState(FEATURES);
        this.vectors = context.getMapState(new MapStateDescriptor<>(
                "vectors", Types.STRING, PrimitiveArrayTypeInfo.FLOAT_PRIMITIVE_ARRAY_TYPE_INFO));
    }

    ItemLife life() throws IOException {
        ItemLife known = life.value();
        return known == null ? ItemLife.NONE : known;
    }

    void keep(ItemLife lifeNow) throws IOException {
        life.update(lifeNow);
    }

    ItemFeatures features() throws IOException {
        return features.value();
    }

    /** Adds an update to the state of the item, without its life. Returns the change for the recall tasks. */
    ItemUpdate add(ItemUpdate part, ItemLife life) throws Exception {
        var before = new ItemUpdate(
                part.itemId(),
                part.counts() == null ? null : life.counts(),
                part.successors() == null ? null : successors.value(),
                part.predecessors() == null ? null : predecessors.value(),
                part.features() == null ? null : features.value(),
                null);
        ItemUpdate after = before.plus(part).bounded(options);
        if (after.successors() != null) {
            successors.update(after.successors());
        }
        if (after.predecessors() != null) {
            predecessors.update(after.predecessors());
        }
        if (after.features() != null) {
            features.update(after.features());
        }
        if (after.vectors() != null) {
            keepVectors(after.vectors());
        }
        return after.digested(options);
    }

    private void keepVectors(Map<String, float[]> news) throws Exception {
        for (Map.Entry<String, float[]> vector : news.entrySet()) {
            if (vector.getValue().length == 0) {
                vectors.remove(vector.getKey());
            } else {
                vectors.put(vector.getKey(), vector.getValue());
                dropOldVersions(vector.getKey());
            }
        }
    }

    /** Keeps the newest versions of a space, since the deletion of an older one may have been missed. */
    private void dropOldVersions(String newest) throws Exception {
        String space = VectorSpace.spaceOf(newest);
        NavigableSet<Long> versions = new TreeSet<>();
        for (String name : vectors.keys()) {
            if (VectorSpace.spaceOf(name).equals(space)) {
                versions.add(VectorSpace.versionOf(name));
            }
        }
        while (versions.size() > MOST_VERSIONS) {
            String oldest = VectorSpace.nameOf(space, versions.pollFirst());
            vectors.remove(oldest);
            vectors.remove(VectorSpace.inputOf(oldest));
        }
    }

    /** The whole item for the recall tasks. */
    ItemUpdate all(String itemId, ItemLife life) throws Exception {
        Map<String, float[]> known = new TreeMap<>();
        for (Iterator<Map.Entry<String, float[]>> all = vectors.iterator(); all.hasNext(); ) {
            Map.Entry<String, float[]> vector = all.next();
            if (spaces.contains(VectorSpace.spaceOf(vector.getKey()))) {
                known.put(vector.getKey(), vector.getValue());
            } else {
                // The space was given up.
                all.remove();
            }
        }
        return new ItemUpdate(
                        itemId,
                        life.counts(),
                        successors.value(),
                        predecessors.value(),
                        features.value(),
                        known.isEmpty() ? null : known)
                .digested(options);
    }

    /** Clears the item without its vectors, which may come before its record. */
    void clearButVectors() {
        life.clear();
        successors.clear();
        predecessors.clear();
    }

    void clear() {
        life.clear();
        successors.clear();
        predecessors.clear();
        features.clear();
        vectors.clear();
    }
}
