package dev.eddy.item;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.record.KafkaRecord;
import dev.eddy.record.ParseFunction;
import java.time.Duration;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.Test;

class ParseCatalogTopicsTest {

    @Test
    void aTombstoneOfTheItemsTopicPassesAndABrokenItemIsADeadLetter() throws Exception {
        assertOnePassesAndOneIsRefused(
                new ParseItemFunction(new ItemRecordParser(2)::parse, Duration.ofDays(7)), ItemRecord.takenDown("k"));
    }

    @Test
    void aWithdrawnTagVectorPassesAndABrokenOneIsADeadLetter() throws Exception {
        assertOnePassesAndOneIsRefused(ParseFunction.of(new TagVectorParser(2)::parse), new TagVectorRecord("k", null));
    }

    private static <T> void assertOnePassesAndOneIsRefused(ProcessFunction<KafkaRecord, T> function, T tombstone)
            throws Exception {
        var harness = ProcessFunctionTestHarnesses.forProcessFunction(function);
        harness.processElement(record("{}".getBytes(UTF_8)), 0);
        harness.processElement(record(null), 0);
        assertThat(harness.extractOutputValues()).containsExactly(tombstone);
        assertThat(harness.getSideOutput(ParseFunction.DEAD_LETTERS)).hasSize(1);
        harness.close();
    }

    private static KafkaRecord record(byte[] value) {
        return new KafkaRecord("topic", 0, 0, 0, "k".getBytes(UTF_8), value);
    }
}
