package dev.eddy.ops;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.job.KafkaOptions;
import dev.eddy.job.Topic;
import dev.eddy.record.AppendTime;
import dev.eddy.record.DeadLetter;
import java.time.Instant;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Reads the dead-letter topic. */
public final class DeadLetterReader {
    private DeadLetterReader() {}

    /** Passes on all dead letters up to the present end of the topic, those of one partition oldest first. */
    public static void read(KafkaOptions kafka, Consumer<StoredLetter> action) {
        TopicReader.scan(kafka, kafka.topic(Topic.DEAD_LETTERS), record -> action.accept(stored(record)));
    }

    /** Parses a record of the topic. */
    public static StoredLetter stored(ConsumerRecord<byte[], byte[]> record) {
        var letter = new DeadLetter(
                record.key(),
                record.value(),
                header(record, "reason"),
                header(record, "topic"),
                (int) number(header(record, "partition")),
                number(header(record, "offset")),
                // Without the header, the append time of the letter is the best estimate.
                AppendTime.stated(record, record.timestamp()));
        return new StoredLetter(
                record.partition(),
                record.offset(),
                Instant.ofEpochMilli(record.timestamp()),
                letter,
                record.headers().lastHeader("cut") != null);
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }

    /** The number in a header; -1 when another writer put something else there. */
    private static long number(String text) {
        return text.matches("-?\\d{1,18}") ? Long.parseLong(text) : -1;
    }
}
