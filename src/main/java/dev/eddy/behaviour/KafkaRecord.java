package dev.eddy.behaviour;

/**
 * One Kafka record as it came, nothing read into it yet.
 *
 * @param appendedAtMillis when the broker appended it
 * @param key as written, or null
 * @param value as written, or null for a tombstone
 */
public record KafkaRecord(String topic, int partition, long offset, long appendedAtMillis, byte[] key, byte[] value) {}
