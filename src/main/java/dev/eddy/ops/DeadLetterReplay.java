package dev.eddy.ops;

import dev.eddy.job.KafkaOptions;
import dev.eddy.record.AppendTime;
import dev.eddy.record.DeadLetter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends dead letters, byte for byte, to the topics they came from. */
public final class DeadLetterReplay {
    private DeadLetterReplay() {}

    /**
     * Those that take nothing newer back when they are sent again: all events, and of the compacted topics the records that
     * are still the latest of their key.
     */
    public static List<DeadLetter> current(KafkaOptions kafka, List<DeadLetter> letters) {
        Map<String, List<DeadLetter>> byTopic = new LinkedHashMap<>();
        letters.forEach(letter -> byTopic.computeIfAbsent(letter.topic(), topic -> new ArrayList<>())
                .add(letter));
        List<DeadLetter> current = new ArrayList<>();
        byTopic.forEach((topic, ofTopic) -> {
            if (topic.equals(kafka.topics().events())) {
                current.addAll(ofTopic);
            } else {
                var latest = new LatestValues(ofTopic);
                TopicScan.read(kafka, topic, record -> latest.add(record.key(), record.value()));
                ofTopic.stream().filter(latest::isLatest).forEach(current::add);
            }
        });
        return current;
    }

    /**
     * Returns when the broker has them all.
     *
     * @throws IllegalStateException when it refused one
     */
    public static void send(KafkaOptions kafka, List<DeadLetter> letters) {
        var failure = new AtomicReference<Exception>();
        try (var producer = new KafkaProducer<>(
                Producers.settings(kafka, "eddy-dlq-replay"), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (DeadLetter letter : letters) {
                producer.send(record(letter, kafka.topics().events()), (metadata, refusal) -> {
                    if (refusal != null) {
                        failure.compareAndSet(null, refusal);
                    }
                });
            }
            producer.flush();
        }
        if (failure.get() != null) {
            throw new IllegalStateException(
                    "the broker refused a letter: " + failure.get().getMessage(), failure.get());
        }
    }

    /** An event happened when it was first appended; an order counts from when it is given again. */
    static ProducerRecord<byte[], byte[]> record(DeadLetter letter, String events) {
        var record = new ProducerRecord<>(letter.topic(), letter.key(), letter.value());
        if (letter.topic().equals(events)) {
            record.headers().add(AppendTime.header(letter.appendedAtMillis()));
        }
        return record;
    }
}
