package dev.eddy.popularity;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourWeights;
import dev.eddy.interest.Transition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.api.common.operators.ProcessingTimeService.ProcessingTimeCallback;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.function.SerializableFunction;

/**
 * Sums up what happened by item within a task for a moment, so that a hot item costs the item stage a few records a second and
 * task. What is summed up for longer is passed on in shares, some items in each moment, so that the stages to come are never
 * held up by all of them. Nothing is held back at a barrier, so there is no state.
 */
public final class CountPopularityOperator<T> extends AbstractStreamOperator<ItemPopularity>
        implements OneInputStreamOperator<T, ItemPopularity>, BoundedOneInput, ProcessingTimeCallback {
    private static final long serialVersionUID = 1L;

    private static final long MOMENT_MILLIS = 250;

    /** Moments: what is hot changes fast, what follows what does not. */
    private static final int FOR_BEHAVIOURS = 1;

    private static final int FOR_TRANSITIONS = 20;

    private final SerializableFunction<T, ItemPopularity> partOf;
    private final int moments;
    /** Sums by item, one map for each share of the items. */
    private transient List<Map<String, ItemPopularity>> shares;
    /** The share that is passed on next. */
    private transient int next;

    private CountPopularityOperator(SerializableFunction<T, ItemPopularity> partOf, int moments) {
        this.partOf = partOf;
        this.moments = moments;
    }

    /** Sums up behaviours; those that are about no item are left out. */
    public static CountPopularityOperator<Behaviour> ofBehaviours(BehaviourWeights weights) {
        return new CountPopularityOperator<>(
                behaviour -> behaviour.type().isAboutAnItem() ? ItemPopularity.of(behaviour, weights) : null,
                FOR_BEHAVIOURS);
    }

    /** Sums up what was had after what. */
    public static CountPopularityOperator<Transition> ofTransitions() {
        return new CountPopularityOperator<>(ItemPopularity::of, FOR_TRANSITIONS);
    }

    @Override
    public void open() throws Exception {
        super.open();
        shares = Stream.<Map<String, ItemPopularity>>generate(LinkedHashMap::new)
                .limit(moments)
                .toList();
        next = 0;
        scheduleNext(getProcessingTimeService().getCurrentProcessingTime());
    }

    @Override
    public void processElement(StreamRecord<T> element) {
        ItemPopularity part = partOf.apply(element.getValue());
        if (part != null) {
            shares.get(Math.floorMod(part.itemId().hashCode(), moments))
                    .merge(part.itemId(), part, ItemPopularity::plus);
        }
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

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) {
        shares.forEach(this::passOn);
    }

    @Override
    public void endInput() {
        shares.forEach(this::passOn);
    }

    private void passOn(Map<String, ItemPopularity> parts) {
        parts.values().forEach(part -> output.collect(new StreamRecord<>(part)));
        parts.clear();
    }
}
