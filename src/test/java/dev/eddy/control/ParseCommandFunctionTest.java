package dev.eddy.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.Harnesses;
import dev.eddy.control.ParseCommandFunction.CommandNumbers;
import dev.eddy.record.KafkaRecord;
import dev.eddy.record.ParseFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ParseCommandFunctionTest {
    private static final long NOON = 1_767_268_800_000L;

    private OneInputStreamOperatorTestHarness<KafkaRecord, Control> harness;

    @BeforeEach
    void open() throws Exception {
        open(null);
    }

    private void open(OperatorSubtaskState state) throws Exception {
        harness = new OneInputStreamOperatorTestHarness<>(
                new ProcessOperator<>(new ParseCommandFunction(List.of("i2i", "ucf"))));
        harness.setup();
        Harnesses.open(harness, state);
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void numbersGrowWhenTheTopicIsMadeAnew() throws Exception {
        forget("ann", 500, NOON);
        forget("ann", 0, NOON + 60_000);
        assertThat(numbers()).isSorted().doesNotHaveDuplicates().hasSize(2);
    }

    @Test
    void numbersGrowWithinABatchAndWhenTheBrokersClockIsSetBack() throws Exception {
        forget("ann", 0, NOON);
        forget("bob", 1, NOON);
        forget("cat", 2, NOON - 3_600_000);
        assertThat(numbers()).isSorted().doesNotHaveDuplicates().hasSize(3);
    }

    @Test
    void numbersGrowAcrossARestart() throws Exception {
        forget("ann", 0, NOON);
        long before = numbers().get(0);
        OperatorSubtaskState state = harness.snapshot(1, 1);
        harness.close();
        open(state);
        forget("bob", 1, NOON - 3_600_000);
        assertThat(numbers())
                .singleElement()
                .satisfies(number -> assertThat(number).isGreaterThan(before));
    }

    @Test
    void theNumberOfACommandFollowsFromItsRecord() throws Exception {
        send("fence:x", CommandCodec.fence(), 0, NOON);
        forget("ann", 1, NOON);
        forget("bob", 2, NOON + 10);
        assertThat(numbers())
                .as("as after compaction, when some commands before are gone")
                .containsExactly(NOON / 10, NOON / 10 + 1);
    }

    @Test
    void aNumberFitsIntoTheTextOfAVersion() {
        long endOf2285 = 9_971_999_999_000L;
        assertThat(new CommandNumbers().next(endOf2285)).isLessThan(1_000_000_000_000L);
    }

    @Test
    void aVariantLeavesOutChannelsThatThereAre() throws Exception {
        start("known", "i2i");
        start("unknown", "i3i");
        assertThat(harness.getSideOutput(ParseCommandFunction.VARIANTS))
                .singleElement()
                .satisfies(order -> assertThat(order.getValue().name()).isEqualTo("known"));
        assertThat(harness.getSideOutput(ParseFunction.DEAD_LETTERS))
                .singleElement()
                .satisfies(letter ->
                        assertThat(letter.getValue().reason()).isEqualTo("unknown channel in leave_out: i3i"));
    }

    private void start(String name, String leftOut) throws Exception {
        var variant = new Variant(name, 0, .1, "s", Map.of(), List.of(leftOut));
        send("variant:" + name, CommandCodec.variant(VariantOrder.start(variant)), 0, NOON);
    }

    private void forget(String userId, long offset, long appendedAtMillis) throws Exception {
        send("forget:" + userId, CommandCodec.forget(userId), offset, appendedAtMillis);
    }

    private void send(String key, byte[] value, long offset, long appendedAtMillis) throws Exception {
        byte[] keyBytes = key.getBytes(UTF_8);
        harness.processElement(
                new StreamRecord<>(new KafkaRecord("recall-control", 0, offset, appendedAtMillis, keyBytes, value)));
    }

    private List<Long> numbers() {
        List<Long> numbers = new ArrayList<>();
        harness.getSideOutput(ParseCommandFunction.FORGETS)
                .forEach(order -> numbers.add(order.getValue().number()));
        return numbers;
    }
}
