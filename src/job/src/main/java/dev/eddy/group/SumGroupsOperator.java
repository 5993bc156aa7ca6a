package dev.eddy.group;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourWeights;
import dev.eddy.client.RedisKeys;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.operators.ProcessingTimeService.ProcessingTimeCallback;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Sums up the clicks of each group within a task, so that a group of most users costs the group stage a record in 15 s per
 * task. The sums leave before a barrier, so they need no state.
 */
public final class SumGroupsOperator extends AbstractStreamOperator<GroupSum>
        implements OneInputStreamOperator<Behaviour, GroupSum>, BoundedOneInput, ProcessingTimeCallback {
    static final long EVERY_MILLIS = TimeUnit.SECONDS.toMillis(15);
    /** Groups after which the sums leave early: an attribute may have another value for each user. */
    static final int MOST_GROUPS = 10_000;

    private final BehaviourWeights weights;
    private transient Map<String, GroupTally> tallies;

    public SumGroupsOperator(BehaviourWeights weights) {
        this.weights = weights;
    }

    @Override
    public void open() throws Exception {
        super.open();
        tallies = new LinkedHashMap<>();
        sendLater();
    }

    @Override
    public void processElement(StreamRecord<Behaviour> element) {
        Behaviour behaviour = element.getValue();
        if (weights.isClick(behaviour.type())) {
            double weight = weights.of(behaviour.type());
            behaviour
                    .attributes()
                    .forEach((name, value) -> tallies.computeIfAbsent(RedisKeys.groupOf(name, value), GroupTally::new)
                            .add(behaviour.userId(), behaviour.itemId(), weight, behaviour.atMillis()));
            if (tallies.size() >= MOST_GROUPS) {
                send();
            }
        }
    }

    @Override
    public void onProcessingTime(long atMillis) {
        send();
        sendLater();
    }

    private void sendLater() {
        long now = getProcessingTimeService().getCurrentProcessingTime();
        getProcessingTimeService().registerTimer(now + EVERY_MILLIS, this);
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) {
        send();
    }

    @Override
    public void endInput() {
        send();
    }

    private void send() {
        tallies.values().forEach(tally -> output.collect(new StreamRecord<>(tally.sum())));
        tallies.clear();
    }
}
