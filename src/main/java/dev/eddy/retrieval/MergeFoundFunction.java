package dev.eddy.retrieval;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Waits until all tasks have answered a search, and passes on the nearest of all. Keyed by {@link FoundItems#search}. */
public final class MergeFoundFunction extends KeyedProcessFunction<String, FoundItems, FoundItems> {
    private static final long serialVersionUID = 1L;

    private transient ValueState<FoundItems> soFar;

    @Override
    public void open(OpenContext context) {
        soFar = getRuntimeContext().getState(RetrievalDescriptors.soFar());
    }

    @Override
    public void processElement(FoundItems part, Context context, Collector<FoundItems> out) throws Exception {
        FoundItems before = part.isComplete() ? null : soFar.value();
        FoundItems after = before == null ? part : before.plus(part);
        if (!after.isComplete()) {
            soFar.update(after);
            return;
        }
        if (before != null) {
            soFar.clear();
        }
        out.collect(after);
    }
}
