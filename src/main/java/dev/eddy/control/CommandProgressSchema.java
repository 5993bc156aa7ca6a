package dev.eddy.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes progress reports under their command's id. */
public final class CommandProgressSchema implements KafkaRecordSerializationSchema<CommandProgress> {
    private static final long serialVersionUID = 1L;

    private final String topic;

    public CommandProgressSchema(String topic) {
        this.topic = topic;
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
            CommandProgress progress, KafkaSinkContext context, Long timestamp) {
        return new ProducerRecord<>(topic, progress.commandId().getBytes(UTF_8), CommandProgressCodec.encode(progress));
    }
}
