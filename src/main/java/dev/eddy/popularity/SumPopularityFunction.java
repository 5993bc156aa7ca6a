package dev.eddy.popularity;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Keeps what is known of each item, and passes it on whenever it changes, once anything has happened with the item. */
public final class SumPopularityFunction extends KeyedProcessFunction<String, ItemPopularity, ItemPopularity> {
    private static final long serialVersionUID = 1L;

    private final PopularityOptions options;

    private transient ValueState<ItemPopularity> popularity;
    private transient Counter popularityIn;
    private transient Counter popularityOut;

    public SumPopularityFunction(PopularityOptions options) {
        this.options = options;
    }

    @Override
    public void open(OpenContext context) {
        popularity = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("popularity", TypeInformation.of(ItemPopularity.class)));
        popularityIn = getRuntimeContext().getMetricGroup().counter("popularityIn");
        popularityOut = getRuntimeContext().getMetricGroup().counter("popularityOut");
    }

    @Override
    public void processElement(ItemPopularity part, Context context, Collector<ItemPopularity> out) throws Exception {
        popularityIn.inc();
        ItemPopularity before = popularity.value();
        ItemPopularity after = (before == null ? part : before.plus(part)).bounded(options);
        popularity.update(after);
        if (after.isSeen()) {
            popularityOut.inc();
            out.collect(after.digested(options));
        }
    }
}
