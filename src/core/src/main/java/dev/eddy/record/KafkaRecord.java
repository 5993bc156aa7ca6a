package dev.eddy.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * An unparsed Kafka record. It has the first append time of the broker, epoch milliseconds, also when it is a dead
 * letter that was sent again. The key is null when the record has none. The value is null for a tombstone.
 *
 * @param isMarked whether {@link OwnLayout} marks it
 */
public record KafkaRecord(
        String topic, int partition, long offset, long appendedAtMillis, byte[] key, byte[] value, boolean isMarked) {
    /** Default of Kafka 4 brokers (message.timestamp.after.max.ms). */
    public static final long MAX_AHEAD_MILLIS = TimeUnit.HOURS.toMillis(1);

    private static final int OFFSET_BITS = 48;

    /** A record without a mark. */
    public KafkaRecord(String topic, int partition, long offset, long appendedAtMillis, byte[] key, byte[] value) {
        this(topic, partition, offset, appendedAtMillis, key, value, false);
    }

    /** A record as a consumer read it just now. */
    public static KafkaRecord of(ConsumerRecord<byte[], byte[]> read) {
        long appendedAt = appendTime(read.timestamp(), System.currentTimeMillis());
        return new KafkaRecord(
                read.topic(),
                read.partition(),
                read.offset(),
                // Any producer may write the header, so it can only make a record older.
                Math.min(appendedAt, AppendTime.stated(read, appendedAt)),
                read.key(),
                read.value(),
                OwnLayout.isMarked(read));
    }

    /** Append time, at most {@link #MAX_AHEAD_MILLIS} ahead: in a topic with CreateTime it is a producer's clock. */
    public static long appendTime(long timestampMillis, long nowMillis) {
        // Formats before Kafka 0.10 carry no timestamp; the time of reading is the nearest bound there is.
        return timestampMillis < 0 ? nowMillis : Math.min(timestampMillis, nowMillis + MAX_AHEAD_MILLIS);
    }

    /** Partition (upper 16 bits) and offset (lower 48 bits): positions are ordered by partition, then by offset. */
    public long position() {
        return ((long) partition << OFFSET_BITS) | offset;
    }

    /** The partition of a {@link #position}. */
    public static int partitionOf(long position) {
        return (int) (position >>> OFFSET_BITS);
    }

    /** The offset of a {@link #position}. */
    public static long offsetOf(long position) {
        return position & ((1L << OFFSET_BITS) - 1);
    }

    /** The same record with other contents. */
    public KafkaRecord with(byte[] otherKey, byte[] otherValue) {
        return new KafkaRecord(topic, partition, offset, appendedAtMillis, otherKey, otherValue, isMarked);
    }

    /** The key as text, or null. */
    public String textKey() {
        return key == null ? null : new String(key, UTF_8);
    }
}
