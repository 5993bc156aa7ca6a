package dev.eddy.centre;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes records of centres under their key. */
public final class CentreRecordSchema implements KafkaRecordSerializationSchema<CentreRecord> {
    private static final long serialVersionUID = 1L;

    private final String topic;

    public CentreRecordSchema(String topic) {
        this.topic = topic;
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(CentreRecord record, KafkaSinkContext context, Long timestamp) {
        return new ProducerRecord<>(topic, record.key().getBytes(UTF_8), record.value());
    }
}
