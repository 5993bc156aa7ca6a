package dev.eddy.popularity;

import org.apache.flink.api.common.state.ListState;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * The item stage: keeps what is known of each item, and passes on what changes. Items that nothing has happened with are told
 * of only where they can be recalled by their vectors: all of them once that is switched on, then each as it comes. There a
 * task also says that time goes by, for the stage it tells has none where it knows all items.
 */
public final class SumPopularityOperator extends AbstractStreamOperator<ItemPopularity>
        implements OneInputStreamOperator<ItemPopularity, ItemPopularity> {
    private static final long serialVersionUID = 1L;

    private static final long TICK_MILLIS = 100;

    private final PopularityOptions options;
    private final boolean tellsUnseen;

    private transient ListState<Boolean> unseenTold;
    /** Whether there may be items that nothing has happened with and that nobody was told of. */
    private transient boolean isToTell;

    private transient SumWriter sums;
    private transient Counter popularityIn;
    private transient Counter popularityOut;

    /** @param tellsUnseen whether items that nothing has happened with are told of */
    public SumPopularityOperator(PopularityOptions options, boolean tellsUnseen) {
        this.options = options;
        this.tellsUnseen = tellsUnseen;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        unseenTold = context.getOperatorStateStore().getUnionListState(PopularityDescriptors.unseenTold());
        boolean isTold = false;
        for (boolean isToldByOne : unseenTold.get()) {
            isTold = isToldByOne;
            if (!isTold) {
                break;
            }
        }
        isToTell = tellsUnseen && context.isRestored() && !isTold;
    }

    @Override
    public void open() throws Exception {
        super.open();
        sums = new SumWriter(options, getRuntimeContext());
        MetricGroup metrics = getRuntimeContext().getMetricGroup();
        popularityIn = metrics.counter("popularityIn");
        popularityOut = metrics.counter("popularityOut");
        long now = getProcessingTimeService().getCurrentProcessingTime();
        if (isToTell) {
            getProcessingTimeService().registerTimer(now, at -> tellAllUnseen());
        }
        if (tellsUnseen && getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0) {
            tickAfter(now);
        }
    }

    @Override
    public void processElement(StreamRecord<ItemPopularity> element) throws Exception {
        popularityIn.inc();
        ItemPopularity part = element.getValue();
        boolean isToFind = tellsUnseen && (part.features() != null || part.vectors() != null);
        boolean wasFindable = isToFind && sums.unseen(part.itemId()).isFindable();
        ItemPopularity told = sums.add(part);
        if (told != null) {
            tell(told);
        } else if (isToFind) {
            ItemPopularity known = sums.unseen(part.itemId());
            if (wasFindable || known.isFindable()) {
                // A vector that is taken back is not known any more, but has to be told of.
                tell(known.plus(part));
            }
        }
    }

    private void tickAfter(long millis) {
        getProcessingTimeService().registerTimer(millis + TICK_MILLIS, at -> {
            output.collect(new StreamRecord<>(ItemPopularity.TICK));
            tickAfter(at);
        });
    }

    private void tellAllUnseen() throws Exception {
        getKeyedStateBackend()
                .applyToAllKeys(
                        VoidNamespace.INSTANCE,
                        VoidNamespaceSerializer.INSTANCE,
                        PopularityDescriptors.features(),
                        (itemId, state) -> {
                            ItemPopularity known = sums.unseen((String) itemId);
                            if (known.isFindable() && !sums.isSeen()) {
                                tell(known);
                            }
                        });
        isToTell = false;
    }

    private void tell(ItemPopularity news) {
        popularityOut.inc();
        output.collect(new StreamRecord<>(news));
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        unseenTold.clear();
        unseenTold.add(tellsUnseen && !isToTell);
    }
}
