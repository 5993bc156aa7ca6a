package dev.eddy;

import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;

/** Opens operators without a cluster. */
public final class Harnesses {
    private Harnesses() {}

    /**
     * Opens an operator.
     *
     * @param state what an earlier operator left, or null
     */
    public static void open(AbstractStreamOperatorTestHarness<?> harness, OperatorSubtaskState state) throws Exception {
        if (state == null) {
            harness.initializeEmptyState();
        } else {
            harness.initializeState(state);
        }
        harness.open();
    }
}
