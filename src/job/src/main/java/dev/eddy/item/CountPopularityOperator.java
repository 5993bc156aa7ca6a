package dev.eddy.item;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourWeights;
import java.util.List;
import org.apache.flink.api.common.operators.ProcessingTimeService.ProcessingTimeCallback;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.function.SerializableFunction;

/**
 * Adds up the counts of each item within a task, so that a hot item costs the item stage a few records a second per
 * task. Each item's sum leaves once in a second or in five, some items every 250 ms.
 * {@link Transition#PASS_ON} makes all sums leave.
 */
public final class CountPopularityOperator<T> extends AbstractStreamOperator<ItemUpdate>
        implements OneInputStreamOperator<T, ItemUpdate>, BoundedOneInput, ProcessingTimeCallback {
    private static final ListStateDescriptor<ItemUpdate> GATHERED =
            new ListStateDescriptor<>("gathered", ItemDescriptors.ITEM);

    private static final long MOMENT_MILLIS = 250;

    /** Length of a sum in moments. Popularity changes fast, successors slowly. */
    private static final int FOR_BEHAVIOURS = 4;

    private static final int FOR_TRANSITIONS = 20;

    private final SerializableFunction<T, List<ItemUpdate>> partsOf;
    private final int moments;
    private final boolean waitsAtCheckpoints;
    private transient GatheredUpdates sums;
    private transient ListState<ItemUpdate> gathered;

    private CountPopularityOperator(
            SerializableFunction<T, List<ItemUpdate>> partsOf, int moments, boolean waitsAtCheckpoints) {
        this.partsOf = partsOf;
        this.moments = moments;
        this.waitsAtCheckpoints = waitsAtCheckpoints;
    }

    /** Adds up behaviours that name an item. */
    public static CountPopularityOperator<Behaviour> ofBehaviours(BehaviourWeights weights) {
        return new CountPopularityOperator<>(
                behaviour -> behaviour.type().isAboutAnItem() ? List.of(ItemUpdate.of(behaviour, weights)) : List.of(),
                FOR_BEHAVIOURS,
                false);
    }

    public static CountPopularityOperator<Transition> ofTransitions() {
        return new CountPopularityOperator<>(ItemUpdate::of, FOR_TRANSITIONS, true);
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        sums = new GatheredUpdates(moments, ItemUpdate::plus);
        gathered = context.getOperatorStateStore().getListState(GATHERED);
        gathered.get().forEach(sums::add);
        gathered.clear();
    }

    @Override
    public void open() throws Exception {
        super.open();
        scheduleNext();
    }

    @Override
    public void processElement(StreamRecord<T> element) {
        if (element.getValue().equals(Transition.PASS_ON)) {
            sums.takeAll(this::passOn);
            return;
        }
        partsOf.apply(element.getValue()).forEach(sums::add);
    }

    @Override
    public void onProcessingTime(long timestamp) {
        sums.takeShare(this::passOn);
        scheduleNext();
    }

    private void scheduleNext() {
        long now = getProcessingTimeService().getCurrentProcessingTime();
        getProcessingTimeService().registerTimer(now + MOMENT_MILLIS, this);
    }

    /** Sums of one second are sent before the barrier, so that they need no state. */
    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) {
        if (!waitsAtCheckpoints) {
            sums.takeAll(this::passOn);
        }
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        gathered.update(sums.all());
    }

    @Override
    public void endInput() {
        sums.takeAll(this::passOn);
    }

    private void passOn(ItemUpdate sum) {
        output.collect(new StreamRecord<>(sum));
    }
}
