package dev.eddy.job;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Compares what the job has committed of the history with the topic's end. The job commits with each checkpoint. */
final class UnreadHistory implements HistoryWatch.History {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final int MOST_POLLS = 20;

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
        Map<TopicPartition, Long> ends = offsets(partitions, OffsetSpec.latest());
        Map<TopicPartition, Long> unread = offsets(partitions, OffsetSpec.earliest());
        unread.replaceAll((partition, begin) -> {
            OffsetAndMetadata read = committed.get(partition);
            // An offset beyond the end belongs to an earlier topic of this name.
            boolean isOfThisTopic = read != null && read.offset() <= ends.get(partition);
            return isOfThisTopic ? Math.max(begin, read.offset()) : begin;
        });
        unread.entrySet().removeIf(from -> from.getValue() >= ends.get(from.getKey()));
        return !unread.isEmpty() && hasRecords(unread, ends);
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
                // Up to the first transaction that is still open, as consumers read.
                admin.listOffsets(asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                        .all(),
                "read the offsets of " + kafka.topic(Topic.HISTORY),
                kafka);
        Map<TopicPartition, Long> offsets = new HashMap<>();
        found.forEach((partition, info) -> offsets.put(partition, info.offset()));
        return offsets;
    }

    /** The markers of transactions take offsets too, which nobody commits. */
    private boolean hasRecords(Map<TopicPartition, Long> begins, Map<TopicPartition, Long> ends) {
        Map<String, Object> settings = new HashMap<>(kafka.client());
        settings.put("client.id", kafka.group() + "-history-watch");
        settings.put("isolation.level", "read_committed");
        // One record is enough.
        settings.put("max.poll.records", 1);
        var bytes = new ByteArrayDeserializer();
        try (var consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
            consumer.assign(begins.keySet());
            begins.forEach(consumer::seek);
            for (int polls = 0; polls < MOST_POLLS; polls++) {
                if (begins.keySet().stream().allMatch(each -> consumer.position(each) >= ends.get(each))) {
                    return false;
                }
                if (!consumer.poll(POLL).isEmpty()) {
                    return true;
                }
            }
            throw new IllegalStateException("Kafka gives no records of " + kafka.topic(Topic.HISTORY));
        }
    }

    @Override
    public void close() {
        if (admin != null) {
            admin.close();
        }
    }
}
