package dev.eddy.job;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/**
 * What the job's group has committed of one topic, and what the topic has, by partition. Flink commits at each checkpoint. Each method
 * asks Kafka, and throws what {@link Topics#get} throws.
 */
public final class GroupOffsets {
    private final Admin admin;
    private final KafkaOptions kafka;
    private final String topic;
    /** Null to ask each time. */
    private final TopicDescription known;

    /** @param admin to ask; it stays the caller's to close */
    public GroupOffsets(Admin admin, KafkaOptions kafka, String topic) {
        this(admin, kafka, topic, null);
    }

    /** The offsets of a topic that was described just now. */
    GroupOffsets(Admin admin, KafkaOptions kafka, TopicDescription topic) {
        this(admin, kafka, topic.name(), topic);
    }

    private GroupOffsets(Admin admin, KafkaOptions kafka, String topic, TopicDescription known) {
        this.admin = admin;
        this.kafka = kafka;
        this.topic = topic;
        this.known = known;
    }

    /** The group's committed offset; before its first commit, the offset of the first record. */
    public Map<Integer, Long> committed() {
        Map<Integer, Long> begins = offsets(OffsetSpec.earliest(), IsolationLevel.READ_UNCOMMITTED);
        Map<TopicPartition, OffsetAndMetadata> committed = Topics.get(
                admin.listConsumerGroupOffsets(kafka.group()).partitionsToOffsetAndMetadata(),
                "read the offsets of group " + kafka.group(),
                kafka);
        Map<Integer, Long> offsets = new TreeMap<>();
        committed.forEach((partition, offset) -> {
            if (partition.topic().equals(topic) && offset != null) {
                offsets.put(partition.partition(), offset.offset());
            }
        });
        // The ends are read last, so no committed offset of this topic can be beyond them.
        return ofThisTopic(offsets, begins, ends(IsolationLevel.READ_UNCOMMITTED));
    }

    /** Ignores committed offsets beyond the end: they belong to an earlier topic of the same name. */
    static Map<Integer, Long> ofThisTopic(
            Map<Integer, Long> committed, Map<Integer, Long> begins, Map<Integer, Long> ends) {
        Map<Integer, Long> offsets = new TreeMap<>(begins);
        committed.forEach((partition, offset) -> {
            if (offset <= ends.getOrDefault(partition, 0L)) {
                offsets.merge(partition, offset, Math::max);
            }
        });
        return offsets;
    }

    /**
     * The end offset. Markers of transactions take offsets too, which nobody commits.
     *
     * @param isolation whether the end is that of all records, or where the first transaction that is still open begins
     */
    public Map<Integer, Long> ends(IsolationLevel isolation) {
        return offsets(OffsetSpec.latest(), isolation);
    }

    private Map<Integer, Long> offsets(OffsetSpec spec, IsolationLevel isolation) {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        (known == null ? described() : known)
                .partitions()
                .forEach(each -> asked.put(new TopicPartition(topic, each.partition()), spec));
        var found = admin.listOffsets(asked, new ListOffsetsOptions(isolation)).all();
        Map<Integer, Long> offsets = new TreeMap<>();
        Topics.get(found, "read the offsets of topic " + topic, kafka)
                .forEach((partition, info) -> offsets.put(partition.partition(), info.offset()));
        return offsets;
    }

    private TopicDescription described() {
        return Topics.get(
                admin.describeTopics(List.of(topic)).topicNameValues().get(topic), "describe topic " + topic, kafka);
    }
}
