package dev.eddy.workbench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.app.KafkaOptions;
import dev.eddy.behaviour.DeadLetter;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Reads the dead letters there are now. */
public final class DeadLetterReader {
    private DeadLetterReader() {}

    /** All dead letters up to the topic's end, those of one partition oldest first. */
    public static List<DeadLetter> readAll(KafkaOptions kafka) {
        List<DeadLetter> letters = new ArrayList<>();
        TopicScan.read(kafka, kafka.topics().deadLetters(), record -> letters.add(letter(record)));
        return letters;
    }

    private static DeadLetter letter(ConsumerRecord<byte[], byte[]> record) {
        return new DeadLetter(
                record.key(),
                record.value(),
                header(record, "reason"),
                header(record, "topic"),
                Integer.parseInt(header(record, "partition")),
                Long.parseLong(header(record, "offset")));
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }
}
