package dev.eddy.job;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Compares what the job has committed of the history with the topic's end. The job commits with each checkpoint. */
final class UnreadHistory implements History {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final int MOST_POLLS = 20;

    private final KafkaOptions kafka;
    /** Null before the first question. Closing it ends one that is being asked. */
    private volatile Admin admin;

    UnreadHistory(KafkaOptions kafka) {
        this.kafka = kafka;
    }

    @Override
    public boolean isUnread() {
        if (admin == null) {
            admin = Brokers.connect(kafka);
        }
        String topic = kafka.topic(Topic.HISTORY);
        var offsets = new GroupOffsets(
                admin, kafka, Topics.require(admin, kafka, List.of(topic)).get(topic));
        Map<TopicPartition, Long> begins = new HashMap<>();
        offsets.committed().forEach((partition, from) -> begins.put(new TopicPartition(topic, partition), from));
        // Up to the first transaction that is still open, as consumers read.
        Map<Integer, Long> ends = offsets.ends(IsolationLevel.READ_COMMITTED);
        begins.entrySet()
                .removeIf(from -> from.getValue() >= ends.get(from.getKey().partition()));
        return !begins.isEmpty() && hasRecords(begins, ends);
    }

    /** The markers of transactions take offsets too, which nobody commits. */
    private boolean hasRecords(Map<TopicPartition, Long> begins, Map<Integer, Long> ends) {
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
                if (begins.keySet().stream().allMatch(each -> consumer.position(each) >= ends.get(each.partition()))) {
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
