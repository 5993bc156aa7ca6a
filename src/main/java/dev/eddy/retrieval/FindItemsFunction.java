package dev.eddy.retrieval;

import dev.eddy.catalog.ItemFeatures;
import dev.eddy.popularity.ItemPopularity;
import dev.eddy.popularity.PopularityDescriptors;
import dev.eddy.popularity.PopularityOptions;
import dev.eddy.popularity.SumWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** The item stage: keeps what is known of each item, passes on what changes, and finds those nearest to a user's interest. */
public final class FindItemsFunction
        extends KeyedBroadcastProcessFunction<String, ItemPopularity, SearchBatch, ItemPopularity>
        implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;

    /** What was found among the items of one task. */
    public static final OutputTag<FoundItems> FOUND = new OutputTag<>("found-items", RetrievalDescriptors.FOUND);

    private final PopularityOptions popularity;
    private final RetrievalOptions options;
    private final int dimension;

    private transient SumWriter sums;
    /** Null when nothing is to be found. */
    private transient ItemIndex index;

    private transient ExecutorService indexing;
    /** Whether there are items in state that were not looked at since a restart. */
    private transient boolean isToBeFilled;

    private transient int tasks;

    private transient Counter popularityIn;
    private transient Counter popularityOut;
    private transient Counter searches;
    private transient Counter heldBack;

    /** @param dimension of the items' vectors */
    public FindItemsFunction(PopularityOptions popularity, RetrievalOptions options, int dimension) {
        this.popularity = popularity;
        this.options = options;
        this.dimension = dimension;
    }

    /** Before {@link #open}. */
    @Override
    public void initializeState(FunctionInitializationContext context) {
        isToBeFilled = context.isRestored();
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) {}

    @Override
    public void open(OpenContext context) {
        sums = new SumWriter(popularity, getRuntimeContext());
        tasks = getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks();
        MetricGroup metrics = getRuntimeContext().getMetricGroup();
        popularityIn = metrics.counter("popularityIn");
        popularityOut = metrics.counter("popularityOut");
        searches = metrics.counter("searches");
        heldBack = metrics.counter("itemsHeldBack");
        if (options.findsItems()) {
            indexing = Executors.newSingleThreadExecutor(work -> {
                var thread = new Thread(work, "index-items");
                thread.setDaemon(true);
                return thread;
            });
            index = new ItemIndex(dimension, options, indexing);
            metrics.gauge("indexedItems", index::size);
            metrics.gauge("indexGraphPlaces", index::graphSize);
            metrics.gauge("indexShortfalls", index::shortfalls);
        }
    }

    @Override
    public void close() {
        if (indexing != null) {
            indexing.shutdownNow();
        }
    }

    @Override
    public void processElement(ItemPopularity part, ReadOnlyContext context, Collector<ItemPopularity> out)
            throws Exception {
        popularityIn.inc();
        ItemPopularity told = sums.add(part);
        if (part.features() != null && index != null) {
            ItemFeatures features = sums.features();
            // Who recalls what is found here must know it, though nothing has happened with it yet.
            if (index(features) && told == null) {
                told = ItemPopularity.of(features);
            }
        }
        if (told != null) {
            tell(told, out);
        }
    }

    private void tell(ItemPopularity news, Collector<ItemPopularity> out) {
        popularityOut.inc();
        out.collect(news);
    }

    /** Has the index know what is known of the item; whether it can be found, or could be until now. */
    private boolean index(ItemFeatures item) {
        Optional<IndexedItem> findable = IndexedItem.of(item);
        if (findable.isEmpty()) {
            return index.remove(item.itemId());
        }
        boolean isIn = index.put(findable.get());
        if (!isIn) {
            heldBack.inc();
        }
        return isIn;
    }

    @Override
    public void processBroadcastElement(SearchBatch batch, Context context, Collector<ItemPopularity> out)
            throws Exception {
        if (index == null) {
            return;
        }
        if (isToBeFilled) {
            isToBeFilled = false;
            fill(context, out);
        }
        searches.inc(batch.searches().size());
        List<List<Neighbour>> nearest =
                index.nearest(batch.searches().stream().map(Search::wanted).toList());
        for (int i = 0; i < nearest.size(); i++) {
            Search search = batch.searches().get(i);
            context.output(FOUND, new FoundItems(search.asker(), search.wanted().count(), 1, tasks, nearest.get(i)));
        }
    }

    /** Before the first search, so that none is answered from part of the items. */
    private void fill(Context context, Collector<ItemPopularity> out) throws Exception {
        context.applyToKeyedState(PopularityDescriptors.features(), (itemId, state) -> {
            ItemFeatures features = state.value();
            if (index(features) && !sums.isSeen()) {
                tell(ItemPopularity.of(features), out);
            }
        });
    }
}
