package dev.eddy.ops;

import dev.eddy.job.KafkaOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Finds the offset of the last record of a partition that a consumer can get. The end offset may be higher: end markers of
 * transactions and records of aborted transactions take offsets too.
 */
final class LastRecords implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long LONGEST_SILENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

    /** Usually the last two offsets hold a record or a record and a marker. */
    private static final long FIRST_LOOK_BACK = 2;

    private static final long LOOK_BACK_GROWTH = 16;

    private final Consumer<byte[], byte[]> consumer;

    LastRecords(KafkaOptions kafka) {
        this.consumer = Consumers.connect(kafka, "eddy-lag", Map.of("isolation.level", "read_committed"));
    }

    /** The offset after the last record in {@code [begin, end)}; {@code begin} when there is no record. */
    long endOfRecords(TopicPartition partition, long begin, long end) {
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
        long last = -1;
        long position = from;
        long movedAt = System.nanoTime();
        while (position < end) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL).records(partition)) {
                if (record.offset() < end) {
                    last = record.offset();
                }
            }
            long now = System.nanoTime();
            long before = position;
            position = consumer.position(partition);
            if (position > before) {
                movedAt = now;
            } else if (now - movedAt > LONGEST_SILENCE_NANOS) {
                throw new IllegalStateException(
                        "the broker sent nothing for 30 s at offset " + position + " of " + partition);
            }
        }
        return last;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
