package dev.eddy.ops.act;

import dev.eddy.job.KafkaOptions;
import dev.eddy.job.Topic;
import dev.eddy.job.Topics;
import dev.eddy.kafka.Producers;
import dev.eddy.ops.TopicReader;
import dev.eddy.record.RecordJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The topic {@code recall-audits}. */
public final class AuditTopic implements AuditLog, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Producer<String, byte[]> producer;
    private final String topic;

    /** @throws dev.eddy.job.BadInputException when the topic is missing */
    public AuditTopic(KafkaOptions kafka) {
        this.topic = kafka.topic(Topic.AUDITS);
        // Before an act, so that the message says how to create it.
        Topics.require(kafka, List.of(topic));
        this.producer = Producers.connect(kafka, "eddy-audits", PATIENCE);
    }

    @Override
    public void write(Audit audit) {
        var sent = producer.send(new ProducerRecord<>(topic, audit.id(), RecordJson.encode(audit)));
        Producers.awaitTaken(sent, "Kafka did not take the audit on " + topic);
    }

    /** The last audits, oldest first; records of another form are left out. */
    public static List<Audit> last(TopicReader reader, KafkaOptions kafka, int most) {
        List<Audit> audits = new ArrayList<>();
        reader.readLast(kafka.topic(Topic.AUDITS), most, record -> {
            if (record.value() != null) {
                RecordJson.decode(record.value(), Audit.class)
                        .filter(audit -> audit.id() != null && audit.outcome() != null && audit.on() != null)
                        .ifPresent(audits::add);
            }
        });
        return audits;
    }

    @Override
    public void close() {
        producer.close();
    }
}
