package dev.eddy.item;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourWeights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
 * task. Long sums leave in shares, some items every 250 ms, so that no burst blocks later stages or a barrier.
 * {@link Transition#PASS_ON} makes all sums leave.
 */
public final class CountPopularityOperator<T> extends AbstractStreamOperator<ItemUpdate>
        implements OneInputStreamOperator<T, ItemUpdate>, BoundedOneInput, ProcessingTimeCallback {
    private static final ListStateDescriptor<ItemUpdate> GATHERED =
            new ListStateDescriptor<>("gathered", ItemDescriptors.ITEM);

    private static final long MOMENT_MILLIS = 250;

    /** Length of a sum in moments. Popularity changes fast, successors slowly. */
    private static final int FOR_BEHAVIOURS = 1;

    private static final int FOR_TRANSITIONS = 20;

    private final SerializableFunction<T, ItemUpdate> partOf;
    private final int moments;
    /** Sums by item, one map per share. */
    private transient List<Map<String, ItemUpdate>> shares;
    /** The share that leaves next. */
    private transient int next;

    private transient ListState<ItemUpdate> gathered;

    private CountPopularityOperator(SerializableFunction<T, ItemUpdate> partOf, int moments) {
        this.partOf = partOf;
        this.moments = moments;
    }

    /** Adds up behaviours that name an item. */
    public static CountPopularityOperator<Behaviour> ofBehaviours(BehaviourWeights weights) {
        return new CountPopularityOperator<>(
                behaviour -> behaviour.type().isAboutAnItem() ? ItemUpdate.of(behaviour, weights) : null,
                FOR_BEHAVIOURS);
    }

    public static CountPopularityOperator<Transition> ofTransitions() {
        return new CountPopularityOperator<>(ItemUpdate::of, FOR_TRANSITIONS);
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        shares = Stream.<Map<String, ItemUpdate>>generate(LinkedHashMap::new)
                .limit(moments)
                .toList();
        gathered = context.getOperatorStateStore().getListState(GATHERED);
        for (ItemUpdate part : gathered.get()) {
            add(part);
        }
        gathered.clear();
    }

    @Override
    public void open() throws Exception {
        super.open();
        next = 0;
        scheduleNext(getProcessingTimeService().getCurrentProcessingTime());
    }

    @Override
    public void processElement(StreamRecord<T> element) {
        if (element.getValue().equals(Transition.PASS_ON)) {
            passOnAll();
            return;
        }
        ItemUpdate part = partOf.apply(element.getValue());
        if (part != null) {
            add(part);
        }
    }

    private void add(ItemUpdate part) {
        shares.get(Math.floorMod(part.itemId().hashCode(), moments)).merge(part.itemId(), part, ItemUpdate::plus);
    }

    @Override
    public void onProcessingTime(long timestamp) {
        passOn(shares.get(next));
        next = (next + 1) % moments;
        scheduleNext(timestamp);
    }

    private void scheduleNext(long nowMillis) {
        getProcessingTimeService().registerTimer(nowMillis + MOMENT_MILLIS, this);
    }

    /** What was gathered in one moment is not worth being state. */
    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) {
        if (moments == 1) {
            passOnAll();
        }
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        gathered.update(
                shares.stream().flatMap(share -> share.values().stream()).toList());
    }

    @Override
    public void endInput() {
        passOnAll();
    }

    private void passOnAll() {
        shares.forEach(this::passOn);
    }

    private void passOn(Map<String, ItemUpdate> parts) {
        parts.values().forEach(part -> output.collect(new StreamRecord<>(part)));
        parts.clear();
    }
}
