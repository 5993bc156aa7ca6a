package dev.eddy.workbench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.app.KafkaOptions;
import dev.eddy.membership.CentreInventory;
import dev.eddy.membership.CentreRecord;

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
