package dev.eddy.centre;

import dev.eddy.record.KafkaRecord;
import java.util.Objects;

/** An undecoded record of the topic {@code cluster-centres}: JSON in UTF-8, or null for a tombstone. */
public record CentreRecord(String key, byte[] value) {
    public static CentreRecord of(KafkaRecord record) {
        return new CentreRecord(Objects.requireNonNullElse(record.textKey(), ""), record.value());
    }
}
