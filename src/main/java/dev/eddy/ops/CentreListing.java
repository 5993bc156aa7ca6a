package dev.eddy.ops;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.centre.CentreInventory;
import dev.eddy.centre.CentreRecord;
import dev.eddy.job.KafkaOptions;
import dev.eddy.job.Topic;

/** Reads the published sets of centres from the topic {@code cluster-centres}. */
public final class CentreListing {
    private CentreListing() {}

    public static CentreInventory read(KafkaOptions kafka) {
        var inventory = new CentreInventory();
        TopicReader.scan(
                kafka,
                kafka.topic(Topic.CENTRES),
                record -> inventory.accept(new CentreRecord(
                        record.key() == null ? null : new String(record.key(), UTF_8), record.value())));
        return inventory;
    }
}
