package dev.eddy.item;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/** Keyed state of the catalogue operator: one item, the instant to forget it, and the events waiting for it. */
final class CatalogState {
    private final ValueState<CatalogEntry> item;
    private final ValueState<Long> forgetAt;
    private final ListState<ParkedBehaviour> parked;
    private final ValueState<Integer> parkedCount;

    CatalogState(RuntimeContext context) {
        item = context.getState(new ValueStateDescriptor<>("item", CatalogEntry.class));
        forgetAt = context.getState(new ValueStateDescriptor<>("forget-at", Types.LONG));
        parked = context.getListState(new ListStateDescriptor<>("parked", ParkedBehaviour.class));
        // Apart from the list, so that parking reads no list.
        parkedCount = context.getState(new ValueStateDescriptor<>("parked-count", Types.INT));
    }

    /** Null while the item has no record. */
    CatalogEntry item() throws IOException {
        return item.value();
    }

    /** @param forgetAtMillis instant to forget the item, epoch milliseconds, or {@link CatalogEntry#NEVER} */
    void keep(CatalogEntry entry, long forgetAtMillis) throws IOException {
        item.update(entry);
        if (forgetAtMillis != CatalogEntry.NEVER) {
            forgetAt.update(forgetAtMillis);
        } else if (forgetAt.value() != null) {
            forgetAt.clear();
        }
    }

    /** Forgets the item if its instant has come, and returns whether it did. */
    boolean forgetIfDue(long nowMillis) throws IOException {
        Long at = forgetAt.value();
        boolean isDue = at != null && at <= nowMillis;
        if (isDue) {
            item.clear();
            forgetAt.clear();
        }
        return isDue;
    }

    int parkedCount() throws IOException {
        Integer count = parkedCount.value();
        return count == null ? 0 : count;
    }

    void park(ParkedBehaviour one) throws Exception {
        parked.add(one);
        parkedCount.update(parkedCount() + 1);
    }

    List<ParkedBehaviour> parked() throws Exception {
        List<ParkedBehaviour> all = new ArrayList<>();
        parked.get().forEach(all::add);
        return all;
    }

    void keepParked(List<ParkedBehaviour> waiting) throws Exception {
        if (waiting.isEmpty()) {
            parked.clear();
            parkedCount.clear();
        } else {
            parked.update(waiting);
            parkedCount.update(waiting.size());
        }
    }
}
