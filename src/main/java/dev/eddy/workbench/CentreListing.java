package dev.eddy.workbench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.membership.CentreInventory;
import dev.eddy.membership.CentreRecord;

/** Reads which centres are published. */
public final class CentreListing {
    private CentreListing() {}

    public static CentreInventory read(String bootstrapServers, TopicNames topics) {
        var inventory = new CentreInventory();
        TopicScan.read(
                bootstrapServers,
                topics.centres(),
                record -> inventory.accept(new CentreRecord(
                        record.key() == null ? null : new String(record.key(), UTF_8), record.value())));
        return inventory;
    }
}
