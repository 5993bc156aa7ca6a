package dev.eddy.workbench;

import dev.eddy.app.KafkaOptions;
import dev.eddy.app.Topics;
import dev.eddy.behaviour.KafkaRecord;
import dev.eddy.behaviour.KafkaRecordSchema;
import dev.eddy.behaviour.Parsed;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what a topic holds now, to the end it had when the reading began. */
public final class TopicScan {
    /** No topic has so many records. */
    static final long ALL = Long.MAX_VALUE;

    private static final Duration POLL = Duration.ofMillis(200);
    private static final long LONGEST_SILENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

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
        Map<String, Object> settings = new HashMap<>(kafka.client());
        settings.put("client.id", "eddy-scan");
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            long perPartition = Math.max(1, count / partitions.size());
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Map<TopicPartition, Long> begins = new HashMap<>(consumer.beginningOffsets(partitions));
            begins.replaceAll((partition, first) -> Math.max(first, ends.get(partition) - perPartition));
            begins.forEach(consumer::seek);
            read(consumer, begins, ends, topic, action);
        }
    }

    private static void read(
            KafkaConsumer<byte[], byte[]> consumer,
            Map<TopicPartition, Long> begins,
            Map<TopicPartition, Long> ends,
            String topic,
            Consumer<ConsumerRecord<byte[], byte[]>> action) {
        // Positions, not a count of records: compaction leaves gaps.
        long first = sum(begins);
        try (Progress progress = Progress.of("read " + topic, sum(ends) - first)) {
            long silentSince = System.nanoTime();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
                records.forEach(action);
                long now = System.nanoTime();
                if (!records.isEmpty()) {
                    silentSince = now;
                } else if (now - silentSince > LONGEST_SILENCE_NANOS) {
                    throw new IllegalStateException("the broker fell silent in the middle of topic " + topic);
                }
                progress.to(ends.keySet().stream().mapToLong(consumer::position).sum() - first);
            }
        }
    }

    private static long sum(Map<TopicPartition, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }
}
