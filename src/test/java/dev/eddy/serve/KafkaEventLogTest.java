package dev.eddy.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** On Kafka's own stand-in for a producer. */
class KafkaEventLogTest {
    private static final List<EventLog.Entry> TWO =
            List.of(new EventLog.Entry("u1", "{1}".getBytes(UTF_8)), new EventLog.Entry("u2", "{2}".getBytes(UTF_8)));

    private long nanos;

    private static MockProducer<String, byte[]> producer(boolean completesAtOnce) {
        return new MockProducer<>(
                completesAtOnce, new RoundRobinPartitioner(), new StringSerializer(), new ByteArraySerializer());
    }

    /** Each look at the clock takes two seconds. */
    private KafkaEventLog log(MockProducer<String, byte[]> producer) {
        return new KafkaEventLog(producer, "events", () -> nanos += 2_000_000_000L);
    }

    private EventLog.Outcome append(MockProducer<String, byte[]> producer) {
        return log(producer).append(TWO, 0);
    }

    @Test
    void eachEventIsARecordOfItsUser() {
        MockProducer<String, byte[]> producer = producer(true);
        assertThat(append(producer)).isEqualTo(new EventLog.Outcome(2, null));
        assertThat(producer.history())
                .hasSize(2)
                .allSatisfy(record -> assertThat(record.topic()).isEqualTo("events"));
        assertThat(producer.history().get(0).key()).isEqualTo("u1");
        assertThat(producer.history().get(1).value()).isEqualTo("{2}".getBytes(UTF_8));
    }

    @Test
    void aBrokerThatDoesNotAnswerIsWaitedForNoLongerThanItsTime() {
        EventLog.Outcome outcome = append(producer(false));
        assertThat(outcome.taken()).isZero();
        assertThat(outcome.failure()).isEqualTo("the broker took only 0 of 2 events");
    }

    @Test
    void afterTheFirstFailureNothingMoreIsSent() {
        MockProducer<String, byte[]> producer = producer(true);
        producer.sendException = new TimeoutException("no metadata");
        assertThat(append(producer).taken()).isZero();
        assertThat(producer.history()).isEmpty();
    }

    /** A post that came before another one failed is sent after that. How many of its two events are taken. */
    private int takenAfter(RuntimeException failure) {
        MockProducer<String, byte[]> producer = producer(true);
        KafkaEventLog log = log(producer);
        producer.sendException = failure;
        log.append(TWO, 0);
        producer.sendException = null;
        int taken = log.append(TWO, 1).taken();
        assertThat(log.append(TWO, nanos + 1).taken()).as("of a later post").isEqualTo(2);
        return taken;
    }

    @Test
    void postsThatWaitedThroughATimeOutAreToldAtOnce() {
        assertThat(takenAfter(new TimeoutException("no metadata"))).isZero();
    }

    @Test
    void anEventThatTheBrokerRefusesIsNoTimeOut() {
        assertThat(takenAfter(new RecordTooLargeException("too large"))).isEqualTo(2);
    }
}
