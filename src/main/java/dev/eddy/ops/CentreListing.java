package dev.eddy.ops;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.centre.CentreInventory;
import dev.eddy.centre.CentreRecord;
import dev.eddy.job.KafkaOptions;

/** Reads which centres are published. */
public final class CentreListing {
    private CentreListing() {}

    public static CentreInventory read(KafkaOptions kafka) {
        var inventory = new CentreInventory();
        TopicScan.read(
                kafka,
                kafka.topics().centres(),
                record -> inventory.accept(new CentreRecord(
                        record.key() == null ? null : new String(record.key(), UTF_8), record.value())));
        return inventory;
    }
}
