package dev.eddy.recall.items;

import dev.eddy.codec.CodecSerializer;
import dev.eddy.item.ItemUpdate;
import dev.eddy.item.TaskShare;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;

/**
 * Writes a task's {@link ItemTable} into the state, and reads it back. All tasks have been told the same when a
 * checkpoint is taken, so each writes its share of the items only, and reads those of all. Flink's broadcast state would have
 * each write all of them, after a copy for which the task stands still.
 */
public final class ItemTableWriter {
    /** Operator state: a task's share of the table. */
    private static final ListStateDescriptor<ItemTablePage> PAGES = new ListStateDescriptor<>(
            "table-pages", CodecSerializer.type(ItemTablePage.class, new ItemTablePageCodec()));

    private final ItemTable table;
    private final TaskShare own;
    private final boolean hasUnseen;
    private final ListState<ItemTablePage> pages;

    /**
     * Reads the table back.
     *
     * @param table an empty one
     * @param own the items that the task writes
     * @param hasUnseen whether also items that nothing has happened with are in it
     */
    public ItemTableWriter(ItemTable table, OperatorStateStore store, TaskShare own, boolean hasUnseen)
            throws Exception {
        this.table = table;
        this.own = own;
        this.hasUnseen = hasUnseen;
        this.pages = store.getUnionListState(PAGES);
        for (ItemTablePage page : pages.get()) {
            page.items().stream().filter(this::isToKeep).forEach(table::put);
        }
        pages.clear();
    }

    /** To be called when a checkpoint is taken. */
    public void write() throws Exception {
        List<ItemUpdate> share = new ArrayList<>();
        table.forEach(item -> {
            if (isToKeep(item) && own.has(item.itemId())) {
                share.add(item);
            }
        });
        pages.update(ItemTablePage.of(share));
    }

    private boolean isToKeep(ItemUpdate item) {
        return hasUnseen || item.isSeen();
    }
}
