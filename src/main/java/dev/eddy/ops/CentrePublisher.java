package dev.eddy.ops;

import dev.eddy.centre.CentreRecord;
import dev.eddy.centre.CentreRecords;
import dev.eddy.centre.CentreSet;
import dev.eddy.job.KafkaOptions;
import dev.eddy.job.TopicNames;
import java.util.List;

/** Publishes sets of centres. */
public final class CentrePublisher implements AutoCloseable {
    private final Publication publication;
    private final TopicNames topics;

    public CentrePublisher(KafkaOptions kafka) {
        this.publication = new Publication(Producers.connect(kafka, "eddy-centres"));
        this.topics = kafka.topics();
    }

    /** Publishes a set and activates it; returns when the broker has all of it. */
    public void publish(CentreSet set) {
        send(CentreRecords.publish(set));
    }

    /** Publishes a set that is not to be used yet; returns when the broker has all of it. */
    public void publishInactive(CentreSet set) {
        send(CentreRecords.parts(set));
    }

    /** Has the job use a published set from now on; returns when the broker has it. */
    public void activate(long version) {
        send(List.of(CentreRecords.activation(version)));
    }

    /** Takes a set that is no longer needed off the topic. */
    public void remove(CentreSet set) {
        send(CentreRecords.removal(set.version(), set.ids()));
    }

    private void send(List<CentreRecord> records) {
        records.forEach(record -> publication.send(topics.centres(), record.key(), record.value()));
        publication.finish(topics.centres());
    }

    @Override
    public void close() {
        publication.close();
    }
}
