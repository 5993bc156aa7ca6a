package dev.eddy.record;

/**
 * One Kafka record as it came, nothing read into it yet.
 *
 * @param appendedAtMillis when the broker appended it; of a dead letter that was sent again, when it did so for the first
 *     time
 * @param key as written, or null
 * @param value as written, or null for a tombstone
 */
public record KafkaRecord(String topic, int partition, long offset, long appendedAtMillis, byte[] key, byte[] value) {
    private static final int OFFSET_BITS = 48;

    /**
     * The record's place in its topic as one number: the partition in the upper 16 bits, the offset in the lower 48. Comparing
     * two positions compares the partitions, then the offsets.
     */
    public long position() {
        return ((long) partition << OFFSET_BITS) | offset;
    }
}
