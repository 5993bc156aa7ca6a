package dev.eddy.popularity;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourWeights;
import dev.eddy.interest.Transition;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.api.common.operators.ProcessingTimeService.ProcessingTimeCallback;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.function.SerializableFunction;

/**
 * Sums up what happened by item within a task for a moment, so that a hot item costs the item stage a few records a second and
 * task. Nothing is held back at a barrier, so there is no state.
 */
public final class CountPopularityOperator<T> extends AbstractStreamOperator<ItemPopularity>
        implements OneInputStreamOperator<T, ItemPopularity>, BoundedOneInput, ProcessingTimeCallback {
    private static final long serialVersionUID = 1L;

    /** What is hot changes fast, what follows what does not. */
    private static final long BEHAVIOURS_EVERY_MILLIS = 250;

    private static final long TRANSITIONS_EVERY_MILLIS = 2_000;

    private final SerializableFunction<T, ItemPopularity> partOf;
    private final long everyMillis;
    private transient Map<String, ItemPopularity> parts;

    private CountPopularityOperator(SerializableFunction<T, ItemPopularity> partOf, long everyMillis) {
        this.partOf = partOf;
        this.everyMillis = everyMillis;
    }

    /** Sums up behaviours; those that are about no item are left out. */
    public static CountPopularityOperator<Behaviour> ofBehaviours(BehaviourWeights weights) {
        return new CountPopularityOperator<>(
                behaviour -> behaviour.type().isAboutAnItem() ? ItemPopularity.of(behaviour, weights) : null,
                BEHAVIOURS_EVERY_MILLIS);
    }

    /** Sums up what was had after what. */
    public static CountPopularityOperator<Transition> ofTransitions() {
        return new CountPopularityOperator<>(ItemPopularity::of, TRANSITIONS_EVERY_MILLIS);
    }

    @Override
    public void open() throws Exception {
        super.open();
        parts = new LinkedHashMap<>();
        scheduleFlush(getProcessingTimeService().getCurrentProcessingTime());
    }

    @Override
    public void processElement(StreamRecord<T> element) {
        ItemPopularity part = partOf.apply(element.getValue());
        if (part != null) {
            parts.merge(part.itemId(), part, ItemPopularity::plus);
        }
    }

    @Override
    public void onProcessingTime(long timestamp) {
        flush();
        scheduleFlush(timestamp);
    }

    private void scheduleFlush(long nowMillis) {
        getProcessingTimeService().registerTimer(nowMillis + everyMillis, this);
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) {
        flush();
    }

    @Override
    public void endInput() {
        flush();
    }

    private void flush() {
        parts.values().forEach(part -> output.collect(new StreamRecord<>(part)));
        parts.clear();
    }
}
