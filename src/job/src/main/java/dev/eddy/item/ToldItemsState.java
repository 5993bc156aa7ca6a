package dev.eddy.item;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.runtime.state.StateInitializationContext;

/** Operator state of {@link ToldItems}. Decides whether changed options allow more items after a restart. */
final class ToldItemsState {
    private static final ListStateDescriptor<ToldShare> TOLD = new ListStateDescriptor<>("told", ToldShare.class);

    private final PopularityOptions options;
    private final boolean tellsUnseen;
    private final TaskInfo task;
    private final ListState<ToldShare> shares;
    private final ToldItems items;
    private final boolean unseenWereTold;
    private boolean isToTell;

    ToldItemsState(StateInitializationContext context, TaskInfo task, PopularityOptions options, boolean tellsUnseen)
            throws Exception {
        this.options = options;
        this.tellsUnseen = tellsUnseen;
        this.task = task;
        shares = context.getOperatorStateStore().getUnionListState(TOLD);
        List<ToldShare> before = new ArrayList<>();
        shares.get().forEach(before::add);
        shares.clear();
        int tasks = task.getNumberOfParallelSubtasks();
        int room = (options.residentItems() + tasks - 1) / tasks;
        items = ToldItems.of(before, task.getIndexOfThisSubtask(), tasks, room);
        unseenWereTold = before.stream().allMatch(ToldShare::tellsUnseen);
        isToTell = context.isRestored()
                && ((tellsUnseen && !unseenWereTold)
                        || before.stream().anyMatch(share -> share.residentItems() < options.residentItems()));
    }

    ToldItems items() {
        return items;
    }

    /** Whether the recall tasks knew items without an event before the last start. */
    boolean unseenWereTold() {
        return unseenWereTold;
    }

    /** Whether changed options allow items to be told now that were not told before. */
    boolean isToTell() {
        return isToTell;
    }

    void hasTold() {
        isToTell = false;
    }

    /** To be called at a checkpoint. A task that stops before it has told all items starts again. */
    void write() throws Exception {
        shares.update(List.of(items.share(
                task.getIndexOfThisSubtask(),
                task.getNumberOfParallelSubtasks(),
                isToTell ? 0 : options.residentItems(),
                tellsUnseen && !isToTell)));
    }
}
