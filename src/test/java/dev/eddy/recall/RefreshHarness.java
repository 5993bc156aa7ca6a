package dev.eddy.recall;

import dev.eddy.Harnesses;
import dev.eddy.item.TableUpdate;
import dev.eddy.user.ClusterInput;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;

/** Runs a {@link RefreshOperator} without a cluster. */
final class RefreshHarness {
    static final int MAX_PARALLELISM = 8;
    static final Duration LATE_AFTER = Duration.ofSeconds(1);
    static final Duration PUT_OFF_AT_MOST = Duration.ofSeconds(10);

    private RefreshHarness() {}

    /** @param state null to start without state */
    static KeyedTwoInputStreamOperatorTestHarness<Integer, ClusterInput, TableUpdate, Candidates> open(
            StageOptions stage, OperatorSubtaskState state, int tasks, int task) throws Exception {
        return open(stage, state, tasks, task, () -> false);
    }

    /** @param inputWaits whether there is more input */
    static KeyedTwoInputStreamOperatorTestHarness<Integer, ClusterInput, TableUpdate, Candidates> open(
            StageOptions stage, OperatorSubtaskState state, int tasks, int task, BooleanSupplier inputWaits)
            throws Exception {
        var operator = new RefreshOperator(stage, LATE_AFTER, PUT_OFF_AT_MOST) {
            @Override
            boolean inputWaits() {
                return inputWaits.getAsBoolean();
            }
        };
        var harness = new KeyedTwoInputStreamOperatorTestHarness<>(
                operator, ClusterInput::cluster, null, Types.INT, MAX_PARALLELISM, tasks, task);
        var serializers = (SerializerConfigImpl) harness.getExecutionConfig().getSerializerConfig();
        serializers.setGenericTypes(false);
        harness.setup(RefreshOperator.TYPE.createSerializer(serializers));
        Harnesses.open(harness, state);
        return harness;
    }
}
