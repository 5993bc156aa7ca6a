package dev.eddy.behaviour;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.record.DeadLetter;
import dev.eddy.record.DeadLetterSchema;
import dev.eddy.record.KafkaRecord;
import dev.eddy.record.KafkaRecordSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class KafkaSchemasTest {

    @Test
    void aRecordIsHandedOnAsItCame() {
        byte[] key = {1};
        byte[] value = {2, 3};
        KafkaRecord record = read(key, value, 1234);
        assertThat(record).isEqualTo(new KafkaRecord("events", 5, 77, 1234, key, value));
    }

    @Test
    void aProducersClockThatIsAheadIsBounded() {
        long year2100 = 4_102_444_800_000L;
        assertThat(KafkaRecord.appendTime(year2100, 1_000)).isEqualTo(1_000 + KafkaRecord.MAX_AHEAD_MILLIS);
        assertThat(KafkaRecord.appendTime(1_500, 1_000))
                .as("clocks of brokers and tasks differ a little")
                .isEqualTo(1_500);
        assertThat(KafkaRecord.appendTime(-1, 1_000)).isEqualTo(1_000);
    }

    @Test
    void aTombstoneAndARecordWithoutTimeAreHandedOnToo() {
        KafkaRecord record = read(null, null, ConsumerRecord.NO_TIMESTAMP);
        assertThat(record.value()).isNull();
        assertThat(record.appendedAtMillis()).isPositive();
    }

    @Test
    void aDeadLetterKeepsItsBytesAndTellsItsStoryInTheHeaders() {
        byte[] key = {1};
        byte[] value = {(byte) 0xFF};
        var written = new DeadLetterSchema("dlq")
                .serialize(new DeadLetter(key, value, "malformed JSON: …", "events", 5, 77, 1234), null, null);
        assertThat(written.topic()).isEqualTo("dlq");
        assertThat(written.key()).isEqualTo(key);
        assertThat(written.value()).isEqualTo(value);
        assertThat(written.headers())
                .extracting(header -> header.key() + "=" + new String(header.value(), UTF_8))
                .containsExactly(
                        "reason=malformed JSON: …",
                        "topic=events",
                        "partition=5",
                        "offset=77",
                        "eddy-appended-at=1234");
    }

    @Test
    void aDeadLetterThatTheBrokerWouldRefuseIsCutAndSaysSo() {
        byte[] value = new byte[DeadLetter.MAX_BYTES + 1];
        var written = new DeadLetterSchema("dlq")
                .serialize(new DeadLetter(null, value, "record over 64 KiB", "events", 5, 77, 1234), null, null);
        assertThat(written.key()).isNull();
        assertThat(written.value()).hasSize(DeadLetter.MAX_BYTES);
        assertThat(written.headers().lastHeader("cut")).isNotNull();
    }

    @Test
    void anEventThatIsSentAgainKeepsTheTimeWhenItWasFirstAppended() {
        assertThat(sentAgain("1767225600000").appendedAtMillis()).isEqualTo(1_767_225_600_000L);
    }

    @Test
    void aProducerCannotMakeAnEventNewerThanTheBrokerSays() {
        assertThat(sentAgain("1767225600002").appendedAtMillis()).isEqualTo(1_767_225_600_001L);
        assertThat(sentAgain("999999999999999999").appendedAtMillis()).isEqualTo(1_767_225_600_001L);
    }

    @Test
    void aHeaderThatStatesNoTimeChangesNothing() {
        for (String stated : List.of("", "-1", "0", "1767225600", "yesterday", "9".repeat(40))) {
            assertThat(sentAgain(stated).appendedAtMillis()).as(stated).isEqualTo(1_767_225_600_001L);
        }
        assertThat(read(null, null, 1_767_225_600_001L, new RecordHeaders().add("eddy-appended-at", null))
                        .appendedAtMillis())
                .isEqualTo(1_767_225_600_001L);
    }

    private static KafkaRecord sentAgain(String stated) {
        return read(
                null, null, 1_767_225_600_001L, new RecordHeaders().add("eddy-appended-at", stated.getBytes(UTF_8)));
    }

    private static KafkaRecord read(byte[] key, byte[] value, long timestamp) {
        return read(key, value, timestamp, new RecordHeaders());
    }

    private static KafkaRecord read(byte[] key, byte[] value, long timestamp, Headers headers) {
        List<KafkaRecord> out = new ArrayList<>();
        var consumed = new ConsumerRecord<>(
                "events", 5, 77, timestamp, TimestampType.LOG_APPEND_TIME, 0, 0, key, value, headers, Optional.empty());
        new KafkaRecordSchema().deserialize(consumed, new ListCollector<>(out));
        return out.get(0);
    }
}
