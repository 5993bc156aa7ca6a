package dev.eddy.record;

/**
 * A record that could not be used, with its bytes as they came, so that it can be mended and sent again.
 *
 * @param topic where it came from, or empty when no single record stands behind it
 * @param partition {@link #UNKNOWN} when unknown
 * @param offset {@link #UNKNOWN} when unknown
 * @param appendedAtMillis when the record was first appended to its topic, epoch milliseconds; {@link #UNKNOWN} when unknown
 */
public record DeadLetter(
        byte[] key, byte[] value, String reason, String topic, int partition, long offset, long appendedAtMillis) {
    public static final int UNKNOWN = -1;

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
}
