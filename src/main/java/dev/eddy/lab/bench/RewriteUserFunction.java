package dev.eddy.lab.bench;

import dev.eddy.behaviour.Behaviour;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Reads the user's {@link UserRow}, changes it and writes it back. */
final class RewriteUserFunction extends KeyedProcessFunction<String, Behaviour, Long> {
    private static final long serialVersionUID = 1L;

    private final int dimension;
    private transient UserRow rows;
    private transient ValueState<byte[]> state;

    RewriteUserFunction(int dimension) {
        this.dimension = dimension;
    }

    @Override
    public void open(OpenContext context) {
        rows = new UserRow(dimension);
        state = getRuntimeContext()
                .getState(
                        new ValueStateDescriptor<>("user-row", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    }

    @Override
    public void processElement(Behaviour click, Context context, Collector<Long> out) throws Exception {
        byte[] before = state.value();
        state.update(rows.after(
                before == null ? rows.empty() : before, click.itemId().hashCode(), click.atMillis()));
        out.collect(click.appendedAtMillis());
    }
}
