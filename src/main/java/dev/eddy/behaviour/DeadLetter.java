package dev.eddy.behaviour;

/**
 * A record that could not be used, with its bytes as they came, so that it can be mended and sent again.
 *
 * @param topic where it came from, or empty when no single record stands behind it
 * @param partition -1 when unknown
 * @param offset -1 when unknown
 */
public record DeadLetter(byte[] key, byte[] value, String reason, String topic, int partition, long offset) {

    public static DeadLetter of(KafkaRecord record, String reason) {
        return new DeadLetter(
                record.key(), record.value(), reason, record.topic(), record.partition(), record.offset());
    }
}
