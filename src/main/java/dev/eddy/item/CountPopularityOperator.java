package dev.eddy.item;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourWeights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.api.common.operators.ProcessingTimeService.ProcessingTimeCallback;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.function.SerializableFunction;

/**
 * Sums up what happened by item within a task for a moment, so that a hot item costs the item stage a few records a second and
 * task. What is summed up for longer is passed on in shares, some items in each moment, so that the stages to come are never
 * held up by all of them: not at a barrier either, where they are state. Who must know that all are passed on asks for it, see
 * {@link Transition#PASS_ON}.
 */
public final class CountPopularityOperator<T> extends AbstractStreamOperator<ItemUpdate>
        implements OneInputStreamOperator<T, ItemUpdate>, BoundedOneInput, ProcessingTimeCallback {
    private static final long serialVersionUID = 1L;

    private static final long MOMENT_MILLIS = 250;

    /** Moments: what is hot changes fast, what follows what does not. */
    private static final int FOR_BEHAVIOURS = 1;

    private static final int FOR_TRANSITIONS = 20;

    private final SerializableFunction<T, ItemUpdate> partOf;
    private final int moments;
    /** Sums by item, one map for each share of the items. */
    private transient List<Map<String, ItemUpdate>> shares;
    /** The share that is passed on next. */
    private transient int next;

    private transient ListState<ItemUpdate> gathered;

    private CountPopularityOperator(SerializableFunction<T, ItemUpdate> partOf, int moments) {
        this.partOf = partOf;
        this.moments = moments;
    }

    /** Sums up behaviours; those that are about no item are left out. */
    public static CountPopularityOperator<Behaviour> ofBehaviours(BehaviourWeights weights) {
        return new CountPopularityOperator<>(
                behaviour -> behaviour.type().isAboutAnItem() ? ItemUpdate.of(behaviour, weights) : null,
                FOR_BEHAVIOURS);
    }

    /** Sums up what was had after what. */
    public static CountPopularityOperator<Transition> ofTransitions() {
        return new CountPopularityOperator<>(ItemUpdate::of, FOR_TRANSITIONS);
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        shares = Stream.<Map<String, ItemUpdate>>generate(LinkedHashMap::new)
                .limit(moments)
                .toList();
        gathered = context.getOperatorStateStore().getListState(PopularityDescriptors.gathered());
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
