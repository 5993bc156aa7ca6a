package dev.eddy.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.util.function.SerializableFunction;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes records as JSON to one topic, each under the id that a function derives from it. */
public final class JsonSchema<T> implements KafkaRecordSerializationSchema<T> {
    private static final long serialVersionUID = 1L;

    private final String topic;
    private final SerializableFunction<T, String> id;

    public JsonSchema(String topic, SerializableFunction<T, String> id) {
        this.topic = topic;
        this.id = id;
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(T record, KafkaSinkContext context, Long timestamp) {
        return new ProducerRecord<>(topic, id.apply(record).getBytes(UTF_8), RecordJson.encode(record));
    }
}
