package dev.eddy.ops;

import dev.eddy.job.KafkaOptions;
import dev.eddy.job.Topics;
import dev.eddy.kafka.Consumers;
import dev.eddy.record.KafkaRecord;
import dev.eddy.record.Parsed;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads topics up to the end that they have when the reading begins. Safe for use by several threads, one at a time. */
public final class TopicReader implements AutoCloseable {
    static final long ALL = Long.MAX_VALUE;

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

    private final KafkaConsumer<byte[], byte[]> consumer;

    public TopicReader(KafkaOptions kafka, String clientId) {
        this.consumer = Consumers.connect(kafka, clientId);
    }

    /** Passes on every record of a topic, those of one partition in their order. */
    public static void scan(KafkaOptions kafka, String topic, Consumer<ConsumerRecord<byte[], byte[]>> action) {
        scanLast(kafka, topic, ALL, action);
    }

    /** Passes on the parsed records of a topic; skips those that the parser refuses, as the job does. */
    public static <T> void parseAll(
            KafkaOptions kafka, String topic, Function<KafkaRecord, Parsed<T>> parser, Consumer<T> action) {
        parseLast(kafka, topic, ALL, parser, action);
    }

    /** Passes on the parsed last {@code count} records; skips those that the parser refuses, as the job does. */
    static <T> void parseLast(
            KafkaOptions kafka, String topic, long count, Function<KafkaRecord, Parsed<T>> parser, Consumer<T> action) {
        scanLast(kafka, topic, count, record -> {
            T parsed = parser.apply(KafkaRecord.of(record)).value();
            if (parsed != null) {
                action.accept(parsed);
            }
        });
    }

    /** Passes on at most the last {@code count} records, about the same number of each partition. */
    public static void scanLast(
            KafkaOptions kafka, String topic, long count, Consumer<ConsumerRecord<byte[], byte[]>> action) {
        Topics.require(kafka, List.of(topic));
        try (var reader = new TopicReader(kafka, "eddy-scan")) {
            reader.readLast(topic, count, action);
        }
    }

    /** Passes on at most the last {@code count} records of an existing topic, about the same number of each partition. */
    public synchronized void readLast(String topic, long count, Consumer<ConsumerRecord<byte[], byte[]>> action) {
        List<TopicPartition> partitions = partitions(topic);
        consumer.assign(partitions);
        long perPartition = Math.max(1, count / partitions.size());
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, Long> begins = new HashMap<>(consumer.beginningOffsets(partitions));
        begins.replaceAll((partition, first) -> Math.max(first, ends.get(partition) - perPartition));
        begins.forEach(consumer::seek);
        // Offsets rather than a count of records, because compaction leaves gaps.
        long first = sum(begins);
        try (Progress progress = Progress.of("read " + topic, sum(ends) - first)) {
            readTo(ends, consumer, action, position -> progress.to(position - first));
        }
    }

    private List<TopicPartition> partitions(String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    /** Passes on the records at these {@link dev.eddy.record.KafkaRecord#position positions} that a topic still has. */
    public synchronized void readAt(
            String topic, Collection<Long> positions, Consumer<ConsumerRecord<byte[], byte[]>> action) {
        int partitions = consumer.partitionsFor(topic).size();
        Map<TopicPartition, Set<Long>> offsets = new HashMap<>();
        for (long position : positions) {
            int partition = KafkaRecord.partitionOf(position);
            if (partition < partitions) {
                offsets.computeIfAbsent(new TopicPartition(topic, partition), each -> new TreeSet<>())
                        .add(KafkaRecord.offsetOf(position));
            }
        }
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(offsets.keySet());
        Map<TopicPartition, Long> ends = consumer.endOffsets(offsets.keySet());
        offsets.forEach((partition, some) -> {
            consumer.assign(List.of(partition));
            some.stream()
                    .filter(offset -> offset >= begins.get(partition) && offset < ends.get(partition))
                    .forEach(offset -> {
                        consumer.seek(partition, offset);
                        readTo(
                                Map.of(partition, offset + 1),
                                consumer,
                                record -> {
                                    if (record.offset() == offset) {
                                        action.accept(record);
                                    }
                                },
                                at -> {});
                    });
        });
    }

    /**
     * Passes on the records from the consumer's positions to these end offsets. The listener gets the sum of the positions
     * after each poll. Throws {@link IllegalStateException} when they stand still for 30 s.
     */
    static void readTo(
            Map<TopicPartition, Long> ends,
            KafkaConsumer<byte[], byte[]> consumer,
            Consumer<ConsumerRecord<byte[], byte[]>> action,
            LongConsumer listener) {
        var stall = new StallTimer(LONGEST_SILENCE);
        long end = sum(ends);
        while (ends.entrySet().stream().anyMatch(each -> consumer.position(each.getKey()) < each.getValue())) {
            consumer.poll(POLL).forEach(action);
            long position = ends.keySet().stream().mapToLong(consumer::position).sum();
            if (stall.isStalled(end - position)) {
                throw new IllegalStateException("the broker sent nothing for 30 s in the middle of " + ends.keySet());
            }
            listener.accept(position);
        }
    }

    private static long sum(Map<TopicPartition, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
