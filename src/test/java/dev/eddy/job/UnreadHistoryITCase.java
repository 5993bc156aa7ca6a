package dev.eddy.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.lab.EmbeddedKafka;
import dev.eddy.lab.Waiting;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class UnreadHistoryITCase {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void historyIsReadWhenTheJobHasCommittedItsLastRecord() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start();
                var history = new UnreadHistory(kafka.options())) {
            Topics.create(kafka.options());
            assertThat(history.isUnread()).as("an empty topic").isFalse();
            long last = sendInATransaction(kafka.options(), true);
            // The broker ends a transaction a moment later.
            Waiting.until("a record, of which nothing is committed", PATIENCE, history::isUnread);
            commit(kafka.options(), last);
            assertThat(history.isUnread()).as("before the last record").isTrue();
            commit(kafka.options(), last + 1);
            assertThat(history.isUnread())
                    .as("before the marker of the transaction")
                    .isFalse();
            sendInATransaction(kafka.options(), false);
            assertThat(history.isUnread()).as("a transaction that was given up").isFalse();
            sendInATransaction(kafka.options(), true);
            Waiting.until("one more record", PATIENCE, history::isUnread);
        }
    }

    /** Returns the offset of the record. */
    private static long sendInATransaction(KafkaOptions kafka, boolean isCommitted) throws Exception {
        Map<String, Object> settings = new HashMap<>(kafka.client());
        settings.put("transactional.id", "test");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            var sent = producer.send(new ProducerRecord<>(kafka.topic(Topic.HISTORY), 0, "ann", "an event"));
            producer.flush();
            if (isCommitted) {
                producer.commitTransaction();
            } else {
                producer.abortTransaction();
            }
            return sent.get().offset();
        }
    }

    private static void commit(KafkaOptions kafka, long offset) throws Exception {
        try (Admin admin = Admin.create(Map.copyOf(kafka.client()))) {
            var partition = new TopicPartition(kafka.topic(Topic.HISTORY), 0);
            admin.alterConsumerGroupOffsets(kafka.group(), Map.of(partition, new OffsetAndMetadata(offset)))
                    .all()
                    .get();
        }
    }
}
