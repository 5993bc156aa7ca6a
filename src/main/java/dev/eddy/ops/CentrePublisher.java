package dev.eddy.ops;

import dev.eddy.centre.CentreRecord;
import dev.eddy.centre.CentreRecords;
import dev.eddy.centre.CentreSet;
import dev.eddy.job.KafkaOptions;
import dev.eddy.job.Topic;
import java.util.List;

/** Writes sets of centres to the topic {@code cluster-centres}. Each call waits until the broker has all records. */
public final class CentrePublisher implements AutoCloseable {
    private final Publication<String> publication;
    private final String topic;

    public CentrePublisher(KafkaOptions kafka) {
        this.publication = new Publication<>(Producers.connect(kafka, "eddy-centres"));
        this.topic = kafka.topic(Topic.CENTRES);
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
