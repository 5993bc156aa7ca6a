package dev.eddy.record;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * An unparsed Kafka record. It has the first append time of the broker, epoch milliseconds, also when it is a dead
 * letter that was sent again. The key is null when the record has none. The value is null for a tombstone.
 *
 * @param isMarked whether {@link OwnLayout} marks it
 */
public record KafkaRecord(
        String topic, int partition, long offset, long appendedAtMillis, byte[] key, byte[] value, boolean isMarked) {
    private static final int OFFSET_BITS = 48;

    /** A record without a mark. */
    public KafkaRecord(String topic, int partition, long offset, long appendedAtMillis, byte[] key, byte[] value) {
        this(topic, partition, offset, appendedAtMillis, key, value, false);
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
