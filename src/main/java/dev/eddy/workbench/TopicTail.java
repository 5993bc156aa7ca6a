package dev.eddy.workbench;

import dev.eddy.app.KafkaOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what comes on a topic of one partition from now on. */
final class TopicTail {
    private TopicTail() {}

    /** @param more settings of the consumer */
    static Consumer<byte[], byte[]> open(KafkaOptions kafka, String topic, String clientId, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(kafka.client());
        settings.put("client.id", clientId);
        settings.putAll(more);
        var tail = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        var partition = new TopicPartition(topic, 0);
        tail.assign(List.of(partition));
        tail.seekToEnd(List.of(partition));
        // The end is looked up at the first question about it, which must come before what is waited for is sent.
        tail.position(partition);
        return tail;
    }
}
