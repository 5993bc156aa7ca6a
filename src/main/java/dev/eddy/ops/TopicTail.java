package dev.eddy.ops;

import dev.eddy.job.KafkaOptions;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Reads what comes on a topic of one partition from now on. */
final class TopicTail {
    private TopicTail() {}

    /** @param more settings of the consumer */
    static Consumer<byte[], byte[]> open(KafkaOptions kafka, String topic, String clientId, Map<String, Object> more) {
        Consumer<byte[], byte[]> tail = Consumers.connect(kafka, clientId, more);
        var partition = new TopicPartition(topic, 0);
        tail.assign(List.of(partition));
        tail.seekToEnd(List.of(partition));
        // The end is looked up at the first question about it, which must come before what is waited for is sent.
        tail.position(partition);
        return tail;
    }
}
