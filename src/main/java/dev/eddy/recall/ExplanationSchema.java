package dev.eddy.recall;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes answers under their question's id. */
public final class ExplanationSchema implements KafkaRecordSerializationSchema<Explanation> {
    private static final long serialVersionUID = 1L;

    private final String topic;

    public ExplanationSchema(String topic) {
        this.topic = topic;
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(Explanation answer, KafkaSinkContext context, Long timestamp) {
        return new ProducerRecord<>(topic, answer.question().id().getBytes(UTF_8), ExplanationCodec.encode(answer));
    }
}
