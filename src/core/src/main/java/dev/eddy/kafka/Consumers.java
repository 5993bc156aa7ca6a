package dev.eddy.kafka;

import dev.eddy.job.KafkaOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Makes consumers. Without the setting {@code group.id}, the caller assigns the partitions. */
public final class Consumers {
    private static final int API_TIMEOUT_MILLIS = 10_000;

    private Consumers() {}

    /** A consumer that connects at its first call. */
    public static KafkaConsumer<byte[], byte[]> connect(KafkaOptions kafka, String clientId) {
        return connect(kafka, clientId, Map.of());
    }

    /** Connects a consumer with further settings. */
    public static KafkaConsumer<byte[], byte[]> connect(KafkaOptions kafka, String clientId, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(kafka.client());
        settings.put("client.id", clientId);
        // Kafka's default of a minute is too long for a person who waits.
        settings.put("default.api.timeout.ms", API_TIMEOUT_MILLIS);
        settings.put("request.timeout.ms", API_TIMEOUT_MILLIS);
        settings.putAll(more);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** A consumer of the records that a topic of one partition gets from now on. */
    public static Consumer<byte[], byte[]> tail(
            KafkaOptions kafka, String topic, String clientId, Map<String, Object> more) {
        Consumer<byte[], byte[]> tail = connect(kafka, clientId, more);
        var partition = new TopicPartition(topic, 0);
        tail.assign(List.of(partition));
        tail.seekToEnd(List.of(partition));
        // Looks the end up now, before the caller sends what it then waits for.
        tail.position(partition);
        return tail;
    }
}
