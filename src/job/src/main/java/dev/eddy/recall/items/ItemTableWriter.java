package dev.eddy.recall.items;

import dev.eddy.codec.CodecSerializer;
import dev.eddy.control.SpaceVersions;
import dev.eddy.control.SpaceVersionsCodec;
import dev.eddy.item.NewTowerCodec;
import dev.eddy.item.TableUpdate.NewTower;
import dev.eddy.item.TaskShare;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;

/**
 * Writes a task's {@link ItemTable} to the state and restores it. All tasks have the same table at a checkpoint, so
 * each writes only its share of the items and restores all shares. With Flink's broadcast state each task would copy
 * and write the whole table while its input waits.
 */
public final class ItemTableWriter {
    /** Operator state: a task's share of the table. */
    private static final ListStateDescriptor<ItemTablePage> PAGES = new ListStateDescriptor<>(
            "table-pages", CodecSerializer.type(ItemTablePage.class, new ItemTablePageCodec()));

    /** Operator state: the orders about versions of spaces, of the first task. */
    private static final ListStateDescriptor<SpaceVersions> VERSIONS = new ListStateDescriptor<>(
            "space-versions", CodecSerializer.type(SpaceVersions.class, new SpaceVersionsCodec()));

    /** Operator state: the user towers, of the first task. */
    private static final ListStateDescriptor<NewTower> TOWERS =
            new ListStateDescriptor<>("user-towers", CodecSerializer.type(NewTower.class, new NewTowerCodec()));

    private final ItemTable table;
    private final TaskShare own;
    private final boolean hasUnseen;
    private final ListState<ItemTablePage> pages;
    private final ListState<SpaceVersions> versions;
    private final ListState<NewTower> towers;

    /**
     * Restores the table.
     *
     * @param table empty
     * @param own share of the items that the task writes
     * @param hasUnseen whether the table has items without an event
     */
    public ItemTableWriter(ItemTable table, OperatorStateStore store, TaskShare own, boolean hasUnseen)
            throws Exception {
        this.table = table;
        this.own = own;
        this.hasUnseen = hasUnseen;
        this.versions = store.getUnionListState(VERSIONS);
        // First, so that each vector finds its version.
        versions.get().forEach(table::use);
        this.towers = store.getUnionListState(TOWERS);
        towers.get().forEach(table::use);
        this.pages = store.getUnionListState(PAGES);
        for (ItemTablePage page : pages.get()) {
            page.items().stream()
                    .filter(item -> ItemTablePage.isToKeep(item, hasUnseen))
                    .forEach(table::put);
        }
        pages.clear();
        versions.clear();
        towers.clear();
    }

    /** Writes the task's share. To be called at each checkpoint. */
    public void write() throws Exception {
        pages.update(ItemTablePage.of(table.items(), own, hasUnseen));
        versions.update(own.isFirst() ? table.versions() : List.of());
        towers.update(own.isFirst() ? table.towers() : List.of());
    }
}
