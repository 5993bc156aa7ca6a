package dev.eddy.popularity;

import dev.eddy.catalog.ItemFeatures;
import java.io.IOException;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keeps what is known of each item, and passes on what changes, once anything has happened with the item. What changes at a
 * different pace is kept apart, since a state is read and written as a whole.
 */
public final class SumPopularityFunction extends KeyedProcessFunction<String, ItemPopularity, ItemPopularity> {
    private static final long serialVersionUID = 1L;

    private final PopularityOptions options;

    private transient ValueState<Counts> counts;
    private transient ValueState<Successors> successors;
    private transient ValueState<ItemFeatures> features;
    private transient Counter popularityIn;
    private transient Counter popularityOut;

    public SumPopularityFunction(PopularityOptions options) {
        this.options = options;
    }

    @Override
    public void open(OpenContext context) {
        counts = getRuntimeContext().getState(PopularityDescriptors.counts());
        successors = getRuntimeContext().getState(PopularityDescriptors.successors());
        features = getRuntimeContext().getState(PopularityDescriptors.features());
        popularityIn = getRuntimeContext().getMetricGroup().counter("popularityIn");
        popularityOut = getRuntimeContext().getMetricGroup().counter("popularityOut");
    }

    @Override
    public void processElement(ItemPopularity part, Context context, Collector<ItemPopularity> out) throws Exception {
        popularityIn.inc();
        ItemPopularity before = before(part);
        ItemPopularity after = before.plus(part).bounded(options);
        keep(after);
        if (part.counts() != null && !before.isSeen()) {
            // Nobody has been told yet of what came before the first event.
            tell(after.after(new ItemPopularity(part.itemId(), null, successors.value(), features.value())), out);
        } else if (part.features() == null || counts.value() != null) {
            tell(after, out);
        }
    }

    /** What is known so far of what a part speaks of; nothing else is read. */
    private ItemPopularity before(ItemPopularity part) throws IOException {
        return new ItemPopularity(
                part.itemId(),
                part.counts() == null ? null : counts.value(),
                part.successors() == null ? null : successors.value(),
                part.features() == null ? null : features.value());
    }

    private void keep(ItemPopularity after) throws IOException {
        if (after.counts() != null) {
            counts.update(after.counts());
        }
        if (after.successors() != null) {
            successors.update(after.successors());
        }
        if (after.features() != null) {
            features.update(after.features());
        }
    }

    private void tell(ItemPopularity news, Collector<ItemPopularity> out) {
        popularityOut.inc();
        out.collect(news.digested(options));
    }
}
