package dev.eddy.record;

/**
 * A refused record with its unchanged bytes, to be repaired and sent again. The source topic is empty when the letter
 * is not about one record. Partition, offset and first append time, epoch milliseconds, may be {@link #UNKNOWN}.
 */
public record DeadLetter(
        byte[] key, byte[] value, String reason, String topic, int partition, long offset, long appendedAtMillis) {
    public static final int UNKNOWN = -1;

    /** Most bytes of a key or a value in Kafka. Longer ones are cut, since a refusal by the broker would stop the job. */
    public static final int MAX_BYTES = 8 << 20;

    public static DeadLetter of(KafkaRecord record, String reason) {
        return new DeadLetter(
                record.key(),
                record.value(),
                reason,
                record.topic(),
                record.partition(),
                record.offset(),
                record.appendedAtMillis());
    }

    /** A letter about a record whose partition and offset are no longer known. */
    public static DeadLetter of(byte[] key, byte[] value, String reason, String topic, long appendedAtMillis) {
        return new DeadLetter(key, value, reason, topic, UNKNOWN, UNKNOWN, appendedAtMillis);
    }

    /** Size of key and value. */
    public long bytes() {
        return (key == null ? 0L : key.length) + (value == null ? 0L : value.length);
    }
}
