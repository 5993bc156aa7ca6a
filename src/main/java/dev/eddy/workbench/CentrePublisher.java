package dev.eddy.workbench;

import dev.eddy.membership.CentreRecord;
import dev.eddy.membership.CentreRecords;
import dev.eddy.membership.CentreSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Publishes sets of centres. */
public final class CentrePublisher implements AutoCloseable {
    private final Producer<String, byte[]> producer;
    private final TopicNames topics;
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    public CentrePublisher(String bootstrapServers, TopicNames topics) {
        this.producer = Producers.connect(bootstrapServers, "eddy-centres");
        this.topics = topics;
    }

    /** Publishes a set and activates it; returns when the broker has all of it. */
    public void publish(CentreSet set) {
        send(CentreRecords.publish(set));
    }

    /** Publishes a set that is not to be used yet; returns when the broker has all of it. */
    public void publishInactive(CentreSet set) {
        send(CentreRecords.parts(set));
    }

    private void send(List<CentreRecord> records) {
        for (CentreRecord record : records) {
            producer.send(new ProducerRecord<>(topics.centres(), record.key(), record.value()), (metadata, refusal) -> {
                if (refusal != null) {
                    failure.compareAndSet(null, refusal);
                }
            });
        }
        producer.flush();
        Exception refusal = failure.getAndSet(null);
        if (refusal != null) {
            throw new IllegalStateException(
                    "the broker refused a record for " + topics.centres() + ": " + refusal.getMessage(), refusal);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
