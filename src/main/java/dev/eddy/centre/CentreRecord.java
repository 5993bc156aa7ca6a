package dev.eddy.centre;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.record.KafkaRecord;

/** An undecoded record of the topic {@code cluster-centres}: JSON in UTF-8, or null for a tombstone. */
public record CentreRecord(String key, byte[] value) {
    public static CentreRecord of(KafkaRecord record) {
        return new CentreRecord(record.key() == null ? "" : new String(record.key(), UTF_8), record.value());
    }
}
