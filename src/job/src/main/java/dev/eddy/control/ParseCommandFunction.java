package dev.eddy.control;

import dev.eddy.codec.CodecSerializer;
import dev.eddy.record.JsonRecord;
import dev.eddy.record.KafkaRecord;
import dev.eddy.record.ParseFunction;
import dev.eddy.record.Parsed;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Parses and numbers commands; orders about one user, item, space or variant go to side outputs. One task keeps the order of the topic. */
public final class ParseCommandFunction extends ParseFunction<Control> implements CheckpointedFunction {
    /** Operator state: the highest number of a command so far, see {@link CommandNumbers}. */
    private static final ListStateDescriptor<Long> LAST_NUMBER =
            new ListStateDescriptor<>("last-command-number", Types.LONG);

    /** Type of the main output, which holds only {@link Command}s. */
    public static final TypeInformation<Control> TYPE = CodecSerializer.type(Control.class, new ControlCodec());

    /** Orders about one user. */
    public static final OutputTag<ForgetUser> FORGETS =
            new OutputTag<>("forgets", TypeInformation.of(ForgetUser.class));

    /** Orders about one item. */
    public static final OutputTag<TakeDown> TAKE_DOWNS =
            new OutputTag<>("take-down-orders", TypeInformation.of(TakeDown.class));

    /** Orders about one space. */
    public static final OutputTag<SpaceVersions> VERSIONS =
            new OutputTag<>("space-versions", CodecSerializer.type(SpaceVersions.class, new SpaceVersionsCodec()));

    /** Orders about one variant. */
    public static final OutputTag<VariantOrder> VARIANTS =
            new OutputTag<>("variants", CodecSerializer.type(VariantOrder.class, new VariantOrderCodec()));

    private final Set<String> channels;
    private transient CommandNumbers numbers;
    private transient ListState<Long> lastNumber;

    /** @param channels names of the channels that a variant can leave out */
    public ParseCommandFunction(Collection<String> channels) {
        this.channels = new HashSet<>(channels);
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        numbers = new CommandNumbers();
        lastNumber = context.getOperatorStateStore().getListState(LAST_NUMBER);
        for (long number : lastNumber.get()) {
            numbers.use(number);
        }
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        lastNumber.update(List.of(numbers.last()));
    }

    @Override
    protected Parsed<Control> parse(KafkaRecord record) {
        long number = numbers.next(record.appendedAtMillis());
        Parsed<Control> parsed = CommandCodec.decode(record, number);
        if (parsed.value() instanceof Command || parsed.value() instanceof ForgetUser) {
            numbers.use(number);
        }
        return parsed.value() instanceof VariantOrder order ? checked(parsed, order) : parsed;
    }

    private Parsed<Control> checked(Parsed<Control> parsed, VariantOrder order) {
        List<String> leaveOut =
                order.variant() == null ? List.of() : order.variant().leaveOut();
        return leaveOut.stream()
                .filter(channel -> !channels.contains(channel))
                .findFirst()
                .map(unknown -> Parsed.<Control>refused("unknown channel in leave_out: " + JsonRecord.shown(unknown)))
                .orElse(parsed);
    }

    @Override
    protected void emit(Control control, Context context, Collector<Control> out) {
        if (control instanceof ForgetUser forget) {
            context.output(FORGETS, forget);
        } else if (control instanceof TakeDown takeDown) {
            context.output(TAKE_DOWNS, takeDown);
        } else if (control instanceof SpaceVersions versions) {
            context.output(VERSIONS, versions);
        } else if (control instanceof VariantOrder order) {
            context.output(VARIANTS, order);
        } else {
            out.collect(control);
        }
    }

    /**
     * Numbers commands by their append time in units of 10 ms, or by the last number plus one if that is higher. Offsets
     * start again at 0 when a topic is recreated; a batch shares one append time, and a clock may be set back. In 2026 a
     * number has 12 digits, which {@link dev.eddy.client.Version} texts hold until 2286. A burst of more than 100
     * commands/s runs ahead of the clock. After a start without state, a compacted burst may get lower numbers.
     */
    static final class CommandNumbers {
        private static final long UNIT_MILLIS = 10;

        private long last;

        /** Number for a command appended at an instant; {@link #use} makes it the last. */
        long next(long appendedAtMillis) {
            return Math.max(last + 1, appendedAtMillis / UNIT_MILLIS);
        }

        /** Makes all later numbers higher than this one. */
        void use(long number) {
            last = Math.max(last, number);
        }

        /** The highest number in use; 0 before the first. */
        long last() {
            return last;
        }
    }
}
