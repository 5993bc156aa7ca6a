package dev.eddy.job;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** Compares what the job has committed of the history with the topic's end. The job commits with each checkpoint. */
final class UnreadHistory implements HistoryWatch.History {
    private final KafkaOptions kafka;
    /** Null before the first question. Closing it ends one that is being asked. */
    private volatile Admin admin;

    UnreadHistory(KafkaOptions kafka) {
        this.kafka = kafka;
    }

    @Override
    public boolean getAsBoolean() {
        if (admin == null) {
            admin = Brokers.connect(kafka);
        }
        List<TopicPartition> partitions = partitions();
        Map<TopicPartition, OffsetAndMetadata> committed = Topics.get(
                admin.listConsumerGroupOffsets(kafka.group()).partitionsToOffsetAndMetadata(),
                "read the offsets of group " + kafka.group(),
                kafka);
        Map<TopicPartition, Long> begins = offsets(partitions, OffsetSpec.earliest());
        Map<TopicPartition, Long> ends = offsets(partitions, OffsetSpec.latest());
        return partitions.stream().anyMatch(partition -> {
            OffsetAndMetadata read = committed.get(partition);
            long begin = begins.get(partition);
            return ends.get(partition) > (read == null ? begin : Math.max(begin, read.offset()));
        });
    }

    private List<TopicPartition> partitions() {
        String topic = kafka.topic(Topic.HISTORY);
        return Topics.require(admin, kafka, List.of(topic)).get(topic).partitions().stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    private Map<TopicPartition, Long> offsets(List<TopicPartition> partitions, OffsetSpec spec) {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        partitions.forEach(partition -> asked.put(partition, spec));
        Map<TopicPartition, ListOffsetsResultInfo> found = Topics.get(
                admin.listOffsets(asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                        .all(),
                "read the offsets of " + kafka.topic(Topic.HISTORY),
                kafka);
        Map<TopicPartition, Long> offsets = new HashMap<>();
        found.forEach((partition, info) -> offsets.put(partition, info.offset()));
        return offsets;
    }

    @Override
    public void close() {
        if (admin != null) {
            admin.close();
        }
    }
}
