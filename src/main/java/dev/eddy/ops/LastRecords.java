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
 * Finds where the records of a partition end. The end offset is no answer behind a transactional producer: the marker that ends
 * a transaction takes an offset too, and so do the records of an aborted one, but no consumer gets them.
 */
final class LastRecords implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long LONGEST_SILENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

    /** Most often the first look finds a record or one marker. */
    private static final long FIRST_LOOK_BACK = 2;

    private static final long LOOK_BACK_GROWTH = 16;

    private final Consumer<byte[], byte[]> consumer;

    LastRecords(KafkaOptions kafka) {
        this.consumer = Consumers.connect(kafka, "eddy-lag", Map.of("isolation.level", "read_committed"));
    }

    /**
     * The offset after the last record before an end offset.
     *
     * @return {@code begin} when there is no record
     */
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

    /** Offset of the last record in a range, -1 for none. */
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
                throw new IllegalStateException("the broker fell silent at offset " + position + " of " + partition);
            }
        }
        return last;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
