package dev.eddy.recall;

import dev.eddy.codec.CodecSerializer;
import dev.eddy.control.RunningVariants;
import dev.eddy.control.Variant;
import dev.eddy.control.VariantCodec;
import dev.eddy.item.TaskShare;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;

/** Writes the running variants to the state and restores them. All tasks have the same ones. */
final class VariantsWriter {
    /** Operator state: the variants in the order of their starts, of the first task. */
    private static final ListStateDescriptor<Variant> VARIANTS =
            new ListStateDescriptor<>("variants", CodecSerializer.type(Variant.class, new VariantCodec()));

    private final TaskShare own;
    private final ListState<Variant> state;
    private final List<Variant> restored = new ArrayList<>();

    VariantsWriter(OperatorStateStore store, TaskShare own) throws Exception {
        this.own = own;
        this.state = store.getUnionListState(VARIANTS);
        state.get().forEach(restored::add);
        state.clear();
    }

    List<Variant> restored() {
        return restored;
    }

    /** To be called at each checkpoint. */
    void write(RunningVariants running) throws Exception {
        state.update(own.isFirst() ? running.variants() : List.of());
    }
}
