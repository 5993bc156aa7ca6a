package dev.eddy.ops;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.eddy.job.KafkaOptions;
import dev.eddy.job.Topic;
import dev.eddy.record.AppendTime;
import dev.eddy.record.DeadLetter;
import dev.eddy.record.OwnLayout;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends dead letters unchanged to the topics they came from. */
public final class DeadLetterReplay {
    private DeadLetterReplay() {}

    /** The letters that overwrite nothing newer: all events and handovers, and records of compacted topics that are the latest of their key. */
    public static List<DeadLetter> current(KafkaOptions kafka, List<DeadLetter> letters) {
        Map<String, List<DeadLetter>> byTopic =
                letters.stream().collect(groupingBy(DeadLetter::topic, LinkedHashMap::new, toList()));
        List<DeadLetter> current = new ArrayList<>();
        byTopic.forEach((topic, ofTopic) -> {
            if (kafka.topics(Topic.EVENTS, Topic.HANDOVERS).contains(topic)) {
                current.addAll(ofTopic);
            } else {
                var latest = new LatestValues(ofTopic);
                TopicReader.scan(kafka, topic, record -> latest.add(record.key(), record.value()));
                ofTopic.stream().filter(latest::isLatest).forEach(current::add);
            }
        });
        return current;
    }

    /** Sends letters and waits for the broker; throws {@link IllegalStateException} when it refuses one. */
    public static void send(KafkaOptions kafka, List<DeadLetter> letters) {
        var producer = new KafkaProducer<>(
                Producers.settings(kafka, "eddy-dlq-replay"), new ByteArraySerializer(), new ByteArraySerializer());
        try (var publication = new Publication<>(producer)) {
            letters.forEach(letter -> publication.send(record(letter, kafka.topic(Topic.EVENTS))));
            publication.finish("the topics of the letters");
        }
    }

    /** The latest values in a compacted topic, for the keys of some dead letters. */
    static final class LatestValues {
        private final Map<ByteBuffer, byte[]> byKey = new HashMap<>();

        LatestValues(Collection<DeadLetter> letters) {
            letters.stream().filter(letter -> letter.key() != null).forEach(letter -> byKey.put(key(letter), null));
        }

        /** Takes the next record of the topic; records of one key must come in their order. */
        void add(byte[] key, byte[] value) {
            if (key != null && byKey.containsKey(ByteBuffer.wrap(key))) {
                byKey.put(ByteBuffer.wrap(key), value);
            }
        }

        /** Whether no newer record or deletion has followed the letter's record, so that sending it again is safe. */
        boolean isLatest(DeadLetter letter) {
            return letter.key() != null && Arrays.equals(byKey.get(key(letter)), letter.value());
        }

        private static ByteBuffer key(DeadLetter letter) {
            return ByteBuffer.wrap(letter.key());
        }
    }

    /** An event keeps the append time of its first record; a command counts from now. */
    static ProducerRecord<byte[], byte[]> record(DeadLetter letter, String events) {
        var record = new ProducerRecord<>(letter.topic(), letter.key(), letter.value());
        if (letter.topic().equals(events)) {
            record.headers().add(AppendTime.header(letter.appendedAtMillis()));
            if (letter.offset() == DeadLetter.UNKNOWN) {
                // The job wrote it anew.
                OwnLayout.mark(record);
            }
        }
        return record;
    }
}
