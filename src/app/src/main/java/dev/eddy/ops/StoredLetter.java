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

/**
 * A dead letter with its place in the dead-letter topic.
 *
 * @param isCut whether the job kept only the beginning of the key or value
 */
public record StoredLetter(int partition, long offset, Instant writtenAt, DeadLetter letter, boolean isCut) {
    /** Parses a record of the topic. */
    public static StoredLetter of(ConsumerRecord<byte[], byte[]> record) {
        var letter = new DeadLetter(
                record.key(),
                record.value(),
                header(record, "reason"),
                header(record, "topic"),
                (int) number(header(record, "partition")),
                number(header(record, "offset")),
                // Without the header, the append time of the letter is the best estimate.
                AppendTime.stated(record, record.timestamp()));
        boolean isCut = record.headers().lastHeader("cut") != null;
        var writtenAt = Instant.ofEpochMilli(record.timestamp());
        return new StoredLetter(record.partition(), record.offset(), writtenAt, letter, isCut);
    }

    /** Passes on all dead letters up to the present end of the topic, those of one partition oldest first. */
    public static void readAll(KafkaOptions kafka, Consumer<StoredLetter> action) {
        TopicReader.scan(kafka, kafka.topic(Topic.DEAD_LETTERS), record -> action.accept(of(record)));
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), UTF_8);
    }

    /** The number in a header; -1 when another writer put something else there. */
    private static long number(String text) {
        return text.matches("-?\\d{1,18}") ? Long.parseLong(text) : -1;
    }

    /** Whether it can be sent again unchanged. */
    public boolean isWhole() {
        return !isCut && !letter.topic().isEmpty();
    }
}
