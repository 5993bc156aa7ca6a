package dev.eddy.lab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.job.KafkaOptions;
import dev.eddy.option.Options;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class ReplayTest {

    private final MockProducer<String, byte[]> producer = producer(true);

    @Test
    void eventsGoToTheirUserUntouchedAndWithoutATimestamp() {
        String click = "{\"user_id\":\"u1\",\"x\":{\"type\":\"no\"},\"type\":\"click\",\"ts\":7}";
        try (Replay replay = new Replay(producer, Options.defaults(KafkaOptions.class))) {
            replay.run(lines(click, "not json"), 0);
            assertThat(replay.sentByType()).isEqualTo(Map.of("click", 1L, "unknown", 1L));
            assertThat(replay.firstSentAt()).isPresent();
        }
        ProducerRecord<String, byte[]> first = producer.history().get(0);
        assertThat(first.topic()).isEqualTo("behaviour-events");
        assertThat(first.key()).isEqualTo("u1");
        assertThat(first.timestamp()).isNull();
        assertThat(new String(first.value(), UTF_8)).isEqualTo(click);
        assertThat(producer.history().get(1).key()).isNull();
    }

    @Test
    void aUserWhoseIdIsANumberHasOnePartitionToo() {
        try (Replay replay = new Replay(producer, Options.defaults(KafkaOptions.class))) {
            replay.run(lines("{\"user_id\":7527,\"type\":\"visit\",\"ts\":7}"), 0);
        }
        assertThat(producer.history().get(0).key()).isEqualTo("7527");
    }

    @Test
    void newItemsOfAWorldGoToTheirOwnTopicAndDoNotCount() {
        var item = new WorldRecord(WorldRecord.Kind.ITEM, "i1", 0, "{\"item_id\":\"i1\"}");
        var event = new WorldRecord(WorldRecord.Kind.EVENT, "u1", 1, "{\"user_id\":\"u1\",\"type\":\"click\"}");
        try (Replay replay = new Replay(producer, Options.defaults(KafkaOptions.class))) {
            replay.runWorld(List.of(item, event).iterator(), 0);
            assertThat(replay.sent()).isEqualTo(1);
            assertThat(replay.acknowledged()).isEqualTo(1);
        }
        assertThat(producer.history()).extracting(ProducerRecord::topic).containsExactly("items", "behaviour-events");
    }

    @Test
    void anEndlessReplayCanBeStopped() {
        try (Replay replay = new Replay(producer, Options.defaults(KafkaOptions.class))) {
            Iterator<byte[]> endless = Stream.generate(() -> {
                        if (replay.sent() == 10) {
                            replay.stop();
                        }
                        return "{}".getBytes(UTF_8);
                    })
                    .iterator();
            replay.run(endless, 0);
            assertThat(replay.sent()).isBetween(10L, 11L);
        }
    }

    @Test
    void aRefusalOfTheBrokerEndsTheReplay() {
        MockProducer<String, byte[]> refusing = producer(false);
        Iterator<byte[]> events = Stream.of("{}", "{}")
                .map(json -> {
                    refusing.errorNext(new RecordTooLargeException("too large"));
                    return json.getBytes(UTF_8);
                })
                .iterator();
        try (Replay replay = new Replay(refusing, Options.defaults(KafkaOptions.class))) {
            assertThatThrownBy(() -> replay.run(events, 0))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("behaviour-events")
                    .hasMessageContaining("too large");
        }
    }

    private static MockProducer<String, byte[]> producer(boolean autoComplete) {
        return new MockProducer<>(autoComplete, null, new StringSerializer(), new ByteArraySerializer());
    }

    private static Iterator<byte[]> lines(String... lines) {
        return Stream.of(lines).map(line -> line.getBytes(UTF_8)).iterator();
    }
}
