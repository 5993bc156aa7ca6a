package dev.eddy.job;

import dev.eddy.record.DeadLetterSchema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Name, partitions and settings of a topic. Other settings are the broker's defaults. */
record TopicDefinition(String name, int partitions, Map<String, String> settings) {
    /** Key and value, each at most {@link DeadLetterSchema#MAX_BYTES}, and 1 MB for headers. */
    static final int DEAD_LETTER_BYTES = 2 * DeadLetterSchema.MAX_BYTES + (1 << 20);

    // Kafka compacts closed segments only, and a small topic never closes one with the default size.
    private static final Map<String, String> COMPACTED = Map.of(
            "cleanup.policy", "compact",
            "segment.ms", "600000",
            "max.compaction.lag.ms", "3600000",
            "min.cleanable.dirty.ratio", "0.1",
            "delete.retention.ms",
                    Long.toString(KafkaOptions.defaults().deletionsKept().toMillis()));

    private static final Map<String, String> SHORT_LIVED =
            Map.of("cleanup.policy", "delete", "retention.ms", "3600000", "segment.ms", "3600000");

    private static Map<String, String> with(Map<String, String> settings, String name, String value) {
        Map<String, String> more = new HashMap<>(settings);
        more.put(name, value);
        return Map.copyOf(more);
    }

    /** All topics. Centres, commands and progress have one partition, since their records have one order. */
    static List<TopicDefinition> all(TopicNames names, int partitions) {
        return List.of(
                // Freshness, and what to forget, are measured from the broker's append time.
                new TopicDefinition(
                        names.events(),
                        partitions,
                        Map.of("cleanup.policy", "delete", "message.timestamp.type", "LogAppendTime")),
                new TopicDefinition(names.items(), partitions, COMPACTED),
                new TopicDefinition(names.tagVectors(), partitions, COMPACTED),
                new TopicDefinition(names.itemVectors(), partitions, COMPACTED),
                new TopicDefinition(names.centres(), 1, COMPACTED),
                new TopicDefinition(names.control(), 1, with(COMPACTED, "message.timestamp.type", "LogAppendTime")),
                new TopicDefinition(
                        names.deadLetters(),
                        partitions,
                        Map.of("cleanup.policy", "delete", "max.message.bytes", Integer.toString(DEAD_LETTER_BYTES))),
                new TopicDefinition(
                        names.progress(), 1, Map.of("cleanup.policy", "delete", "retention.ms", "86400000")),
                new TopicDefinition(names.questions(), 1, SHORT_LIVED),
                new TopicDefinition(names.answers(), 1, SHORT_LIVED));
    }
}
