package dev.eddy.ops;

import dev.eddy.job.KafkaOptions;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Makes the consumers that look at topics, in no group: partitions are assigned by whoever asks for one. */
public final class Consumers {
    private static final int API_TIMEOUT_MILLIS = 10_000;

    private Consumers() {}

    /** Connects with the first question. */
    public static KafkaConsumer<byte[], byte[]> connect(KafkaOptions kafka, String clientId) {
        return connect(kafka, clientId, Map.of());
    }

    /**
     * As the other one.
     *
     * @param more settings of the consumer
     */
    static KafkaConsumer<byte[], byte[]> connect(KafkaOptions kafka, String clientId, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(kafka.client());
        settings.put("client.id", clientId);
        // Somebody waits: Kafka's minute is too long to be told that it is away.
        settings.put("default.api.timeout.ms", API_TIMEOUT_MILLIS);
        settings.put("request.timeout.ms", API_TIMEOUT_MILLIS);
        settings.putAll(more);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
