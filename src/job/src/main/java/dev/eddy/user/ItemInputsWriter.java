package dev.eddy.user;

import dev.eddy.codec.CodecSerializer;
import dev.eddy.control.SpaceVersions;
import dev.eddy.control.SpaceVersionsCodec;
import dev.eddy.item.ItemDescriptors;
import dev.eddy.item.ItemUpdate;
import dev.eddy.item.NewTowerCodec;
import dev.eddy.item.TableUpdate.NewTower;
import dev.eddy.item.TaskShare;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;

/**
 * Writes a task's {@link ItemInputs} to the state and restores them. All tasks have the same at a checkpoint, so each
 * writes its share of the items and restores all shares.
 */
final class ItemInputsWriter {
    private static final ListStateDescriptor<ItemUpdate> INPUTS =
            new ListStateDescriptor<>("item-inputs", ItemDescriptors.ITEM);

    /** The order about the versions of the space, of the first task. */
    private static final ListStateDescriptor<SpaceVersions> VERSIONS = new ListStateDescriptor<>(
            "input-versions", CodecSerializer.type(SpaceVersions.class, new SpaceVersionsCodec()));

    /** The user towers of the space, of the first task. */
    private static final ListStateDescriptor<NewTower> TOWERS =
            new ListStateDescriptor<>("input-towers", CodecSerializer.type(NewTower.class, new NewTowerCodec()));

    private final ItemInputs inputs;
    private final TaskShare own;
    private final ListState<ItemUpdate> shares;
    private final ListState<SpaceVersions> orders;
    private final ListState<NewTower> towers;

    /** Restores the inputs; {@code own} is their share of the items that the task writes. */
    ItemInputsWriter(ItemInputs inputs, OperatorStateStore store, TaskShare own) throws Exception {
        this.inputs = inputs;
        this.own = own;
        orders = store.getUnionListState(VERSIONS);
        // First, so that vectors of versions that are given up stay out.
        orders.get().forEach(inputs::use);
        shares = store.getUnionListState(INPUTS);
        shares.get().forEach(inputs::put);
        towers = store.getUnionListState(TOWERS);
        towers.get().forEach(inputs::use);
        shares.clear();
        orders.clear();
        towers.clear();
    }

    /** Writes the task's share. To be called at each checkpoint. */
    void write() throws Exception {
        shares.update(inputs.share());
        orders.update(own.isFirst() ? List.of(inputs.order()) : List.of());
        towers.update(own.isFirst() ? inputs.towers() : List.of());
    }
}
