package dev.eddy.ops;

import dev.eddy.job.GroupOffsets;
import dev.eddy.job.KafkaOptions;
import dev.eddy.job.Topic;
import dev.eddy.kafka.Consumers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/**
 * Lag of the job's consumer group on one topic, from its committed offsets. Flink commits them at each checkpoint. The end
 * offset may be higher than that of the last record: end markers and aborted records of transactions take offsets too.
 */
public final class ConsumerLag implements AutoCloseable {
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    /** Usually the last two offsets hold a record or a record and a marker. */
    private static final long FIRST_LOOK_BACK = 2;

    private static final long LOOK_BACK_GROWTH = 16;

    private final KafkaOptions kafka;
    private final String topic;
    private final Admin admin;
    private final GroupOffsets offsets;
    /** Null until it is first used. */
    private KafkaConsumer<byte[], byte[]> consumer;

    public ConsumerLag(KafkaOptions kafka, String topic) {
        this.kafka = kafka;
        this.topic = topic;
        this.admin = Admin.create(Map.copyOf(kafka.client()));
        this.offsets = new GroupOffsets(admin, kafka, topic);
    }

    /** The end offset by partition. If it follows a transaction marker, no consumer commits it. */
    public Map<Integer, Long> endOffsets() {
        return offsets.ends(IsolationLevel.READ_UNCOMMITTED);
    }

    /** The group's committed offset by partition; before its first commit, the offset of the first record. */
    public Map<Integer, Long> committedOffsets() {
        return offsets.committed();
    }

    /** The offset after the last committed record, by partition; exact only for partitions where the group is behind. */
    private Map<Integer, Long> ends(Map<Integer, Long> committed) {
        Map<Integer, Long> ends = offsets.ends(IsolationLevel.READ_COMMITTED);
        if (remaining(ends, committed) > 0) {
            if (consumer == null) {
                consumer = Consumers.connect(kafka, "eddy-lag", Map.of("isolation.level", "read_committed"));
            }
            ends.replaceAll((partition, end) -> {
                long known = committed.getOrDefault(partition, 0L);
                // Only the records after the committed offset can matter.
                return known >= end ? end : endOfRecords(new TopicPartition(topic, partition), known, end);
            });
        }
        return ends;
    }

    /** The offset after the last record in {@code [begin, end)}; {@code begin} when there is no record. */
    private long endOfRecords(TopicPartition partition, long begin, long end) {
        consumer.assign(List.of(partition));
        for (long back = FIRST_LOOK_BACK; ; back *= LOOK_BACK_GROWTH) {
            long from = Math.max(begin, end - back);
            long last = lastFrom(partition, from, end);
            if (last >= 0) {
                return last + 1;
            }
            if (from == begin) {
                return begin;
            }
        }
    }

    /** Offset of the last record in {@code [from, end)}; -1 for none. */
    private long lastFrom(TopicPartition partition, long from, long end) {
        consumer.seek(partition, from);
        var last = new AtomicLong(-1);
        Map<TopicPartition, Long> ends = Map.of(partition, end);
        TopicReader.readTo(
                ends, consumer, record -> last.set(record.offset() < end ? record.offset() : last.get()), at -> {});
        return last.get();
    }

    /** Number of records that the group has not committed. */
    public long remaining() {
        Map<Integer, Long> committed = committedOffsets();
        return remaining(ends(committed), committed);
    }

    public static long remaining(Map<Integer, Long> ends, Map<Integer, Long> committed) {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - committed.getOrDefault(end.getKey(), 0L)))
                .sum();
    }

    /** Waits for topics, one after the other, as {@link #awaitDrained(Duration)} does. */
    public static void awaitDrained(KafkaOptions kafka, Duration timeout, Topic... topics) {
        for (Topic topic : topics) {
            try (var lag = new ConsumerLag(kafka, kafka.topic(topic))) {
                lag.awaitDrained(timeout);
            }
        }
    }

    /** Waits until the group has committed all present records; throws {@link IllegalStateException} after the timeout. */
    public void awaitDrained(Duration timeout) {
        awaitDrained(timeout, () -> {});
    }

    /** The same; calls {@code waiting} every 100 ms. */
    void awaitDrained(Duration timeout, Runnable waiting) {
        long deadline = System.nanoTime() + timeout.toNanos();
        Map<Integer, Long> committed = committedOffsets();
        Map<Integer, Long> ends = ends(committed);
        while (remaining(ends, committed) > 0) {
            if (System.nanoTime() >= deadline) {
                throw new IllegalStateException("group " + kafka.group() + " is still " + remaining(ends, committed)
                        + " records behind on " + topic + " after " + timeout + ": end offsets " + ends
                        + ", committed " + committed + "; is its job running, and are its checkpoints completing?");
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException(
                        "interrupted while waiting for group " + kafka.group() + " to drain " + topic);
            }
            waiting.run();
            LockSupport.parkNanos(POLL_NANOS);
            committed = committedOffsets();
        }
    }

    @Override
    public void close() {
        if (consumer != null) {
            consumer.close();
        }
        admin.close();
    }
}
