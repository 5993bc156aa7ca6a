package dev.eddy.ops;

import dev.eddy.job.KafkaOptions;
import dev.eddy.job.Topics;
import dev.eddy.record.KafkaRecord;
import dev.eddy.record.KafkaRecordSchema;
import dev.eddy.record.Parsed;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads what a topic holds now, once. */
public final class TopicScan {
    /** No topic has so many records. */
    public static final long ALL = Long.MAX_VALUE;

    private TopicScan() {}

    /** Passes on every record, those of one partition in their order. */
    public static void read(KafkaOptions kafka, String topic, Consumer<ConsumerRecord<byte[], byte[]>> action) {
        readLast(kafka, topic, ALL, action);
    }

    /** Passes on what the last so many records say; as in the job, one that can't be read changes nothing. */
    static <T> void parseLast(
            KafkaOptions kafka, String topic, long count, Function<KafkaRecord, Parsed<T>> parser, Consumer<T> action) {
        readLast(kafka, topic, count, record -> {
            T parsed = parser.apply(KafkaRecordSchema.recordOf(record)).value();
            if (parsed != null) {
                action.accept(parsed);
            }
        });
    }

    /** As {@link #read}, but no more than the last so many, about the same number of each partition. */
    public static void readLast(
            KafkaOptions kafka, String topic, long count, Consumer<ConsumerRecord<byte[], byte[]>> action) {
        Topics.require(kafka, List.of(topic));
        try (var reader = new TopicReader(kafka, "eddy-scan")) {
            reader.readLast(topic, count, action);
        }
    }
}
