package dev.eddy.centre;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.user.CentreSets;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

// The harness declares close() to throw Exception, which javac takes for a possible interruption.
@SuppressWarnings("try")
class AssembleCentresFunctionTest {
    private static final CentreSet FIRST = CentreSets.trained(1, 5, 8);
    private static final CentreSet SECOND = CentreSets.trained(2, 6, 8);

    @Test
    void aSetIsEmittedOnceItIsActive() throws Exception {
        try (var harness = harness(null)) {
            feed(harness, CentreRecords.publish(FIRST));
            feed(harness, CentreRecords.publish(FIRST));

            assertThat(harness.extractOutputValues())
                    .singleElement()
                    .usingRecursiveComparison()
                    .isEqualTo(FIRST);
            assertThat(harness.getSideOutput(AssembleCentresFunction.REFUSALS)).isNull();
        }
    }

    @Test
    void aRestoredJobGoesOnWhereItStopped() throws Exception {
        List<CentreRecord> second = CentreRecords.publish(SECOND);
        OperatorSubtaskState snapshot;
        try (var harness = harness(null)) {
            feed(harness, CentreRecords.publish(FIRST));
            feed(harness, second.subList(0, 3));
            snapshot = harness.snapshot(1, 1);
        }
        try (var harness = harness(snapshot)) {
            feed(harness, List.of(CentreRecords.activation(1)));
            assertThat(harness.extractOutputValues()).as("still in use").isEmpty();

            feed(harness, second.subList(3, second.size()));
            assertThat(harness.extractOutputValues())
                    .singleElement()
                    .usingRecursiveComparison()
                    .isEqualTo(SECOND);
        }
    }

    @Test
    void refusedRecordsGoToTheSideWithTheirReason() throws Exception {
        try (var harness = harness(null)) {
            var broken = new CentreRecord("1/0", new byte[] {'{'});
            feed(harness, List.of(broken));

            assertThat(harness.getSideOutput(AssembleCentresFunction.REFUSALS))
                    .singleElement()
                    .satisfies(refused -> {
                        assertThat(refused.getValue().key()).isEqualTo("1/0");
                        assertThat(refused.getValue().value()).isEqualTo(broken.value());
                        assertThat(refused.getValue().reason()).startsWith("malformed JSON");
                    });
            assertThat(harness.numKeyedStateEntries()).isZero();
            assertThat(harness.getSideOutput(AssembleCentresFunction.PUBLISHED)).isNull();
        }
    }

    @Test
    void onlySetsThatTheJobUsesAreToldToBeInUse() throws Exception {
        try (var harness = harness(null)) {
            feed(harness, CentreRecords.publish(FIRST));
            feed(harness, CentreRecords.publish(CentreSets.trained(9, 3, 5)));
            feed(harness, List.of(CentreRecords.activation(77)));

            assertThat(harness.getSideOutput(AssembleCentresFunction.PUBLISHED).stream()
                            .map(StreamRecord::getValue))
                    .endsWith(new PublishedCentres(1, 77, FIRST.unusedId()))
                    .extracting(PublishedCentres::inUse)
                    .containsOnly(0L, 1L);
        }
    }

    @Test
    void tombstonesEmptyTheState() throws Exception {
        try (var harness = harness(null)) {
            feed(harness, CentreRecords.parts(FIRST));
            feed(harness, CentreRecords.removal(1, FIRST.ids()));

            assertThat(harness.extractOutputValues()).isEmpty();
            assertThat(harness.numKeyedStateEntries())
                    .as("which versions and ids were taken")
                    .isOne();
        }
    }

    private static void feed(
            KeyedOneInputStreamOperatorTestHarness<Integer, CentreRecord, CentreSet> harness,
            List<CentreRecord> records)
            throws Exception {
        for (CentreRecord record : records) {
            harness.processElement(record, 0);
        }
    }

    private static KeyedOneInputStreamOperatorTestHarness<Integer, CentreRecord, CentreSet> harness(
            OperatorSubtaskState restored) throws Exception {
        var operator = new KeyedProcessOperator<>(new AssembleCentresFunction(CentreSets.TAGS, CentreSets.TAGS));
        var harness = new KeyedOneInputStreamOperatorTestHarness<>(operator, record -> 0, Types.INT);
        if (restored != null) {
            harness.initializeState(restored);
        }
        harness.open();
        return harness;
    }
}
