package dev.eddy.record;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Emits the parsed records, and refused ones to {@link #DEAD_LETTERS}. Counts each record by its result. */
public abstract class ParseFunction<T> extends ProcessFunction<KafkaRecord, T> {
    /** Side output of all parsers, so that one sink takes all letters. */
    public static final OutputTag<DeadLetter> DEAD_LETTERS =
            new OutputTag<>("dead-letters", TypeInformation.of(DeadLetter.class));

    private transient Counter recordsIn;
    private transient Counter recordsOut;
    private transient Counter deadLetters;
    private transient Counter ignored;
    private transient Counter clampedTimes;

    @Override
    public void open(OpenContext context) {
        MetricGroup metrics = getRuntimeContext().getMetricGroup();
        recordsIn = metrics.counter("recordsIn");
        recordsOut = metrics.counter("recordsOut");
        deadLetters = metrics.counter("deadLetters");
        ignored = metrics.counter("ignored");
        clampedTimes = metrics.counter("clampedTimes");
    }

    /** A function around a parser without state. */
    public static <T> ParseFunction<T> of(RecordParser<T> parser) {
        return new ParseFunction<>() {
            @Override
            protected Parsed<T> parse(KafkaRecord record) {
                return parser.apply(record);
            }
        };
    }

    /** Parses a record, or gives the reason of a refusal. */
    protected abstract Parsed<T> parse(KafkaRecord record);

    /** What a parser throws would restart the job at this record for ever. */
    private Parsed<T> parsed(KafkaRecord record) {
        try {
            return parse(record);
        } catch (UnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            return Parsed.fault(e);
        }
    }

    protected void emit(T parsed, Context context, Collector<T> out) {
        out.collect(parsed);
    }

    @Override
    public final void processElement(KafkaRecord record, Context context, Collector<T> out) {
        recordsIn.inc();
        Parsed<T> parsed = parsed(record);
        if (parsed.isRefused()) {
            deadLetters.inc();
            context.output(DEAD_LETTERS, DeadLetter.of(record, parsed.reason()));
        } else if (parsed.isIgnored()) {
            ignored.inc();
        } else {
            if (parsed.clamped()) {
                clampedTimes.inc();
            }
            recordsOut.inc();
            emit(parsed.value(), context, out);
        }
    }
}
