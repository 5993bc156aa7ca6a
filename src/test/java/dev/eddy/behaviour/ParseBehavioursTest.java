package dev.eddy.behaviour;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.record.DeadLetter;
import dev.eddy.record.KafkaRecord;
import dev.eddy.record.ParseFunction;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.Test;

class ParseBehavioursTest {
    private static final byte[] KEY = {1, 2};

    @Test
    void aBrokenRecordGoesToTheDeadLettersAndTheNextOneIsStillRead() throws Exception {
        OneInputStreamOperatorTestHarness<KafkaRecord, Behaviour> harness =
                ProcessFunctionTestHarnesses.forProcessFunction(ParseFunction.of(new BehaviourParser()::parse));
        byte[] broken = {(byte) 0xFF, 0};
        byte[] click = "{\"user_id\":1,\"item_id\":2,\"type\":\"click\",\"ts\":1700000000000}".getBytes(UTF_8);
        harness.processElement(record(broken, 41), 0);
        harness.processElement(record(click, 42), 0);

        assertThat(harness.extractOutputValues())
                .singleElement()
                .extracting(Behaviour::userId)
                .isEqualTo("1");
        assertThat(harness.getSideOutput(ParseFunction.DEAD_LETTERS))
                .singleElement()
                .satisfies(out -> {
                    DeadLetter letter = out.getValue();
                    assertThat(letter.key()).isEqualTo(KEY);
                    assertThat(letter.value()).isEqualTo(broken);
                    assertThat(letter.reason()).startsWith("malformed JSON");
                    assertThat(letter.topic()).isEqualTo("events");
                    assertThat(letter.partition()).isEqualTo(3);
                    assertThat(letter.offset()).isEqualTo(41);
                });
        harness.close();
    }

    private static KafkaRecord record(byte[] value, long offset) {
        return new KafkaRecord("events", 3, offset, 1_700_000_000_001L, KEY, value);
    }
}
