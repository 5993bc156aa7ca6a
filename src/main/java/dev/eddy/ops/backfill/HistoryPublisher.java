package dev.eddy.ops.backfill;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.eddy.job.KafkaOptions;
import dev.eddy.job.Topic;
import dev.eddy.ops.Producers;
import dev.eddy.ops.TopicReader;
import dev.eddy.ops.backfill.Backfill.Counts;
import dev.eddy.record.OwnLayout;
import dev.eddy.record.TextHash;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Sends the events of a file to {@code behaviour-history}, each once. A header of each record has the file's id and the event's
 * number. The records of a partition keep the order of the file, so the last one tells how far an interrupted run came.
 */
final class HistoryPublisher {
    private static final String HEADER = "eddy-history";

    private final KafkaOptions kafka;
    private final String topic;

    HistoryPublisher(KafkaOptions kafka) {
        this.kafka = kafka;
        this.topic = kafka.topic(Topic.HISTORY);
    }

    /**
     * Sends the events before an instant.
     *
     * @param beforeMillis epoch milliseconds
     * @param progress gets the number of events that were looked at
     */
    Counts publish(HistoryFile file, long beforeMillis, LiveEvents live, LongConsumer progress) {
        Map<Integer, Long> sentBefore = lastNumbers(file.id());
        var counter = new Counter();
        try (Producer<String, byte[]> producer = Producers.connect(kafka, "eddy-backfill")) {
            int partitions = producer.partitionsFor(topic).size();
            file.forEach((event, json, number) -> {
                int partition = partitionOf(event.userId(), partitions);
                if (event.atMillis() >= beforeMillis) {
                    counter.later++;
                } else if (live.has(event)) {
                    counter.live++;
                } else if (number <= sentBefore.getOrDefault(partition, 0L)) {
                    counter.sentBefore++;
                } else {
                    counter.sent++;
                    var record = new ProducerRecord<>(topic, partition, event.userId(), json);
                    record.headers().add(HEADER, (file.id() + ":" + number).getBytes(US_ASCII));
                    producer.send(OwnLayout.mark(record), counter::taken);
                    counter.failIfRefused();
                }
                progress.accept(number);
            });
            producer.flush();
            counter.failIfRefused();
        }
        return new Counts(counter.sent, counter.sentBefore, counter.live, counter.later);
    }

    /** All events of a user are in one partition, whatever other producers do. */
    static int partitionOf(String userId, int partitions) {
        return (int) Math.floorMod(TextHash.of(userId), (long) partitions);
    }

    /** Numbers of the file's last events in the topic, by partition. */
    private Map<Integer, Long> lastNumbers(String id) {
        Map<Integer, Long> numbers = new ConcurrentHashMap<>();
        try (var reader = new TopicReader(kafka, "eddy-backfill")) {
            reader.readLast(topic, 0, record -> {
                Header header = record.headers().lastHeader(HEADER);
                String text = header == null ? "" : new String(header.value(), US_ASCII);
                if (text.startsWith(id + ":")) {
                    numbers.put(record.partition(), Long.parseLong(text.substring(id.length() + 1)));
                }
            });
        }
        return numbers;
    }

    private final class Counter {
        private final AtomicReference<Exception> refusal = new AtomicReference<>();
        private long sent;
        private long sentBefore;
        private long live;
        private long later;

        private void taken(Object metadata, Exception failure) {
            if (failure != null) {
                refusal.compareAndSet(null, failure);
            }
        }

        private void failIfRefused() {
            Exception failure = refusal.get();
            if (failure != null) {
                throw new IllegalStateException(
                        "the broker refused an event for " + topic + ": " + failure.getMessage()
                                + "; give the same command again, it goes on where it was",
                        failure);
            }
        }
    }
}
