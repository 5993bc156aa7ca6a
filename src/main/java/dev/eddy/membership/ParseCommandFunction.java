package dev.eddy.membership;

import dev.eddy.behaviour.KafkaRecord;
import dev.eddy.behaviour.ParseFunction;
import dev.eddy.behaviour.Parsed;
import dev.eddy.catalog.TakeDown;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Parses commands, and sends each kind its way: those to all users are the main output. */
public final class ParseCommandFunction extends ParseFunction<Control> {
    private static final long serialVersionUID = 1L;

    /** Orders about one user. */
    public static final OutputTag<Forget> FORGETS = new OutputTag<>("forgets", TypeInformation.of(Forget.class));

    /** Orders about one item. */
    public static final OutputTag<TakeDown> TAKE_DOWNS =
            new OutputTag<>("take-down-orders", TypeInformation.of(TakeDown.class));

    @Override
    protected Parsed<Control> parse(KafkaRecord record) {
        return CommandCodec.decode(record);
    }

    @Override
    protected void emit(Control control, Context context, Collector<Control> out) {
        if (control.forget() != null) {
            context.output(FORGETS, control.forget());
        } else if (control.takeDown() != null) {
            context.output(TAKE_DOWNS, control.takeDown());
        } else {
            out.collect(control);
        }
    }
}
