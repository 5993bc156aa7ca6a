package dev.eddy.ops;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.eddy.job.BadInputException;
import dev.eddy.job.KafkaOptions;
import dev.eddy.job.Topic;
import dev.eddy.kafka.Producers;
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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends dead letters unchanged to the topics they came from. */
public final class DeadLetterReplay {
    private DeadLetterReplay() {}

    /**
     * What would be sent.
     *
     * @param unusable number of letters that are cut, or from no topic that the job reads
     * @param outdated number of letters whose topic has a newer record or a deletion of their key
     */
    public record Plan(List<DeadLetter> letters, int unusable, int outdated) {
        /** Why letters are left alone, each reason after a separator; empty when none are. */
        public String leftAlone(String separator) {
            String cut = unusable == 0
                    ? ""
                    : separator + "%,d left alone: cut, or from no topic that the job reads".formatted(unusable);
            return outdated == 0
                    ? cut
                    : cut
                            + separator
                            + "%,d left alone: their topic has a newer record or a deletion of their key"
                                    .formatted(outdated);
        }
    }

    /** Chooses letters, and leaves out those that can't or must not be sent again. */
    public static Plan plan(KafkaOptions kafka, LetterFilter filter) {
        return plan(kafka, filter, Long.MAX_VALUE);
    }

    /**
     * The same, for a process with little memory.
     *
     * @throws BadInputException when the letters are larger than this
     */
    public static Plan plan(KafkaOptions kafka, LetterFilter filter, long mostBytes) {
        var bytes = new AtomicLong();
        List<String> sources = kafka.topics(Topic.inputs());
        List<DeadLetter> whole = new ArrayList<>();
        var unusable = new AtomicInteger();
        StoredLetter.readAll(kafka, stored -> {
            if (!filter.takes(stored)) {
                return;
            }
            if (stored.isWhole() && sources.contains(stored.letter().topic())) {
                whole.add(stored.letter());
                BadInputException.require(
                        bytes.addAndGet(stored.letter().bytes()) <= mostBytes,
                        "these are more than %,d MB of dead letters: choose fewer, or use eddy dlq replay"
                                .formatted(mostBytes >> 20));
            } else {
                unusable.incrementAndGet();
            }
        });
        List<DeadLetter> current = current(kafka, whole);
        return new Plan(current, unusable.get(), whole.size() - current.size());
    }

    /** The letters that overwrite nothing newer: all events and handovers, and records of compacted topics that are the latest of their key. */
    private static List<DeadLetter> current(KafkaOptions kafka, List<DeadLetter> letters) {
        Map<String, List<DeadLetter>> byTopic =
                letters.stream().collect(groupingBy(DeadLetter::topic, LinkedHashMap::new, toList()));
        List<DeadLetter> current = new ArrayList<>();
        byTopic.forEach((topic, ofTopic) -> {
            if (topic.equals(kafka.topic(Topic.HANDOVERS)) || eventTopics(kafka).contains(topic)) {
                current.addAll(ofTopic);
            } else {
                var latest = new LatestValues(ofTopic);
                TopicReader.scan(kafka, topic, record -> latest.add(record.key(), record.value()));
                ofTopic.stream().filter(latest::isLatest).forEach(current::add);
            }
        });
        return current;
    }

    private static List<String> eventTopics(KafkaOptions kafka) {
        return kafka.topics(Topic.EVENTS, Topic.HISTORY);
    }

    /** Sends letters and waits for the broker; throws {@link IllegalStateException} when it refuses one. */
    public static void send(KafkaOptions kafka, List<DeadLetter> letters) {
        var producer = new KafkaProducer<>(
                Producers.settings(kafka, "eddy-dlq-replay"), new ByteArraySerializer(), new ByteArraySerializer());
        try (var publication = new Publication<>(producer)) {
            letters.forEach(letter -> publication.send(record(letter, eventTopics(kafka))));
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
    static ProducerRecord<byte[], byte[]> record(DeadLetter letter, Collection<String> events) {
        var record = new ProducerRecord<>(letter.topic(), letter.key(), letter.value());
        if (events.contains(letter.topic())) {
            record.headers().add(AppendTime.header(letter.appendedAtMillis()));
            if (letter.offset() == DeadLetter.UNKNOWN) {
                // The job wrote it anew.
                OwnLayout.mark(record);
            }
        }
        return record;
    }
}
