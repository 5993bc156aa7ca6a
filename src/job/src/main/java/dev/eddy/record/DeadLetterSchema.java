package dev.eddy.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes a dead letter: the bytes as key and value, the rest as headers. */
public record DeadLetterSchema(String topic) implements KafkaRecordSerializationSchema<DeadLetter> {
    @Override
    public ProducerRecord<byte[], byte[]> serialize(DeadLetter letter, KafkaSinkContext context, Long timestamp) {
        var written = new ProducerRecord<>(topic, cut(letter.key()), cut(letter.value()));
        header(written, "reason", letter.reason());
        header(written, "topic", letter.topic());
        header(written, "partition", Integer.toString(letter.partition()));
        header(written, "offset", Long.toString(letter.offset()));
        written.headers().add(AppendTime.header(letter.appendedAtMillis()));
        if (written.value() != letter.value() || written.key() != letter.key()) {
            header(written, "cut", "true");
        }
        return written;
    }

    private static byte[] cut(byte[] bytes) {
        return bytes != null && bytes.length > DeadLetter.MAX_BYTES
                ? Arrays.copyOf(bytes, DeadLetter.MAX_BYTES)
                : bytes;
    }

    private static void header(ProducerRecord<byte[], byte[]> written, String name, String value) {
        written.headers().add(name, value.getBytes(UTF_8));
    }
}
