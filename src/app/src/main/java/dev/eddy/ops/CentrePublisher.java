package dev.eddy.ops;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.centre.CentreInventory;
import dev.eddy.centre.CentreRecord;
import dev.eddy.centre.CentreRecords;
import dev.eddy.centre.CentreSet;
import dev.eddy.job.KafkaOptions;
import dev.eddy.job.Topic;
import dev.eddy.kafka.Producers;
import java.util.List;

/** Writes sets of centres to the topic {@code cluster-centres} and waits until the broker has them; also reads them. */
public class CentrePublisher implements AutoCloseable {
    private final Publication<String> publication;
    private final String topic;

    public CentrePublisher(KafkaOptions kafka) {
        this.publication = new Publication<>(Producers.connect(kafka, "eddy-centres"));
        this.topic = kafka.topic(Topic.CENTRES);
    }

    /** The published sets. */
    public static CentreInventory read(KafkaOptions kafka) {
        var inventory = new CentreInventory();
        TopicReader.scan(kafka, kafka.topic(Topic.CENTRES), record -> {
            String key = record.key() == null ? null : new String(record.key(), UTF_8);
            inventory.accept(new CentreRecord(key, record.value()));
        });
        return inventory;
    }

    /** Publishes a set and activates it. */
    public void publish(CentreSet set) {
        send(CentreRecords.publish(set));
    }

    /** Publishes a set without activating it. */
    public void publishInactive(CentreSet set) {
        send(CentreRecords.parts(set));
    }

    /** Makes the job use a published set. */
    public void activate(long version) {
        send(List.of(CentreRecords.activation(version)));
    }

    /** Deletes the records of a set from the topic. */
    public void remove(CentreSet set) {
        send(CentreRecords.removal(set.version(), set.ids()));
    }

    private void send(List<CentreRecord> records) {
        records.forEach(record -> publication.send(topic, record.key(), record.value()));
        publication.finish(topic);
    }

    @Override
    public void close() {
        publication.close();
    }
}
