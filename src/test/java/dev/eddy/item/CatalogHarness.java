package dev.eddy.item;

import dev.eddy.Harnesses;
import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourType;
import dev.eddy.control.TakeDown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.apache.flink.util.OutputTag;

/** The catalogue operator by itself, spoken to in the words of its tests. */
final class CatalogHarness {
    private final KeyedBroadcastOperatorTestHarness<String, CatalogInput, TagVectorRecord, TaggedBehaviour> harness;

    /** @param state what an earlier operator left, or null */
    CatalogHarness(CatalogOptions options, OperatorSubtaskState state) throws Exception {
        var operator = new CoBroadcastWithKeyedOperator<>(
                new TagBehaviourFunction(options), List.of(ItemDescriptors.TAG_VECTORS));
        harness = new KeyedBroadcastOperatorTestHarness<>(operator, CatalogInput::key, Types.STRING, 8, 1, 0);
        ((SerializerConfigImpl) harness.getExecutionConfig().getSerializerConfig()).setGenericTypes(false);
        Harnesses.open(harness, state);
    }

    void item(String itemId, String... tags) throws Exception {
        List<Tag> weighted = new ArrayList<>();
        for (String tag : tags) {
            weighted.add(new Tag(tag, 1, null));
        }
        item(new ItemRecord(
                itemId, ItemRecord.Description.NONE, weighted, Float.NaN, Long.MIN_VALUE, Long.MAX_VALUE, null, false));
    }

    void item(ItemRecord record) throws Exception {
        harness.processElement(new CatalogInput.NewRecord(record), 0);
    }

    void order(String itemId, boolean down) throws Exception {
        harness.processElement(new CatalogInput.ItemOrder(new TakeDown(itemId, down)), 0);
    }

    void click(String userId, String itemId, long atMillis) throws Exception {
        behave(BehaviourType.CLICK, userId, itemId, atMillis);
    }

    void behave(BehaviourType type, String userId, String itemId, long atMillis, String... tags) throws Exception {
        var behaviour = new Behaviour(
                null,
                userId,
                itemId,
                type,
                atMillis,
                new Behaviour.Details(0, 0, List.of(tags), Map.of(), null, null),
                atMillis,
                0);
        harness.processElement(new CatalogInput.UntaggedEvent(behaviour), 0);
    }

    void tagVector(String tag, float... vector) throws Exception {
        harness.processBroadcastElement(new TagVectorRecord(tag, vector), 0);
    }

    void withdrawTagVector(String tag) throws Exception {
        harness.processBroadcastElement(new TagVectorRecord(tag, null), 0);
    }

    void clockAt(long millis) throws Exception {
        harness.setProcessingTime(millis);
    }

    OperatorSubtaskState snapshot() throws Exception {
        return harness.snapshot(1, 1);
    }

    /** What came out since the last call. */
    List<TaggedBehaviour> tagged() {
        List<TaggedBehaviour> out = harness.extractOutputValues();
        harness.getOutput().clear();
        return out;
    }

    List<ItemFeatures> takeDowns() {
        return drain(TagBehaviourFunction.TAKE_DOWNS);
    }

    List<ItemFeatures> features() {
        return drain(TagBehaviourFunction.ITEM_FEATURES);
    }

    List<Behaviour> unknown() {
        return drain(TagBehaviourFunction.UNKNOWN_ITEMS);
    }

    private <T> List<T> drain(OutputTag<T> tag) {
        Queue<StreamRecord<T>> queue = harness.getSideOutput(tag);
        if (queue == null) {
            return List.of();
        }
        List<T> out = queue.stream().map(StreamRecord::getValue).toList();
        queue.clear();
        return out;
    }

    int timers() {
        return harness.numProcessingTimeTimers();
    }

    int stateEntries() {
        HeapKeyedStateBackend<?> backend =
                (HeapKeyedStateBackend<?>) harness.getOperator().<String>getKeyedStateBackend();
        return backend.numKeyValueStateEntries();
    }

    void close() throws Exception {
        harness.close();
    }
}
