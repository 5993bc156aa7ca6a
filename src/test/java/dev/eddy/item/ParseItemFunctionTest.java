package dev.eddy.item;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.Harnesses;
import dev.eddy.record.KafkaRecord;
import java.time.Duration;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.groups.OperatorMetricGroup;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.metrics.util.InterceptingOperatorMetricGroup;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class ParseItemFunctionTest {
    private static final Duration KEPT = Duration.ofDays(7);
    private static final long NOW = 1_767_225_600_000L;

    @Test
    void aJobThatStoodStillForLongerThanDeletionsAreKeptSaysSo() throws Exception {
        OperatorSubtaskState state = stoppedAt(NOW);
        assertThat(deletionsMissed(state, NOW + KEPT.toMillis())).isZero();
        assertThat(deletionsMissed(state, NOW + KEPT.toMillis() + 1)).isOne();
    }

    @Test
    void aJobThatBeginsAnewHasMissedNothing() throws Exception {
        assertThat(deletionsMissed(null, NOW)).isZero();
    }

    private static OperatorSubtaskState stoppedAt(long millis) throws Exception {
        var harness = new OneInputStreamOperatorTestHarness<>(new MeteredOperator());
        harness.setProcessingTime(millis);
        harness.initializeEmptyState();
        harness.open();
        OperatorSubtaskState state = harness.snapshot(1, 1);
        harness.close();
        return state;
    }

    private static int deletionsMissed(OperatorSubtaskState state, long millis) throws Exception {
        var operator = new MeteredOperator();
        var harness = new OneInputStreamOperatorTestHarness<>(operator);
        harness.setProcessingTime(millis);
        Harnesses.open(harness, state);
        int missed = (Integer) ((Gauge<?>) operator.readable.get("deletionsMissed")).getValue();
        harness.close();
        return missed;
    }

    /** The operator with metrics that can be read. */
    private static final class MeteredOperator extends ProcessOperator<KafkaRecord, ItemRecord> {
        private final transient InterceptingOperatorMetricGroup readable = new InterceptingOperatorMetricGroup();

        private MeteredOperator() {
            super(new ParseItemFunction(new ItemRecordParser(2)::parse, KEPT));
        }

        @Override
        public OperatorMetricGroup getMetricGroup() {
            return readable;
        }
    }
}
