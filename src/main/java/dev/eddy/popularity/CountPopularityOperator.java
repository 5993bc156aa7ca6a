package dev.eddy.popularity;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourWeights;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.api.common.operators.ProcessingTimeService.ProcessingTimeCallback;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Sums up behaviours by item within a task for a second, so that a hot item costs the item stage one record a second and
 * task. Nothing is held back at a barrier, so there is no state.
 */
public final class CountPopularityOperator extends AbstractStreamOperator<ItemPopularity>
        implements OneInputStreamOperator<Behaviour, ItemPopularity>, BoundedOneInput, ProcessingTimeCallback {
    private static final long serialVersionUID = 1L;

    private static final long EVERY_MILLIS = 1_000;

    private final BehaviourWeights weights;
    private transient Map<String, ItemPopularity> parts;

    public CountPopularityOperator(BehaviourWeights weights) {
        this.weights = weights;
    }

    @Override
    public void open() throws Exception {
        super.open();
        parts = new LinkedHashMap<>();
        scheduleFlush(getProcessingTimeService().getCurrentProcessingTime());
    }

    @Override
    public void processElement(StreamRecord<Behaviour> element) {
        Behaviour behaviour = element.getValue();
        if (behaviour.type().isAboutAnItem()) {
            parts.merge(behaviour.itemId(), ItemPopularity.of(behaviour, weights), ItemPopularity::plus);
        }
    }

    @Override
    public void onProcessingTime(long timestamp) {
        flush();
        scheduleFlush(timestamp);
    }

    private void scheduleFlush(long nowMillis) {
        getProcessingTimeService().registerTimer(nowMillis + EVERY_MILLIS, this);
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
