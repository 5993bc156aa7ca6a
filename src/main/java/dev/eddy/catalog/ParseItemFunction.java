package dev.eddy.catalog;

import dev.eddy.behaviour.DeadLetter;
import dev.eddy.behaviour.KafkaRecord;
import dev.eddy.behaviour.ParseBehaviourFunction;
import dev.eddy.behaviour.Parsed;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Passes valid item records on, and what can't be read to {@link ParseBehaviourFunction#DEAD_LETTERS}. */
public final class ParseItemFunction extends ProcessFunction<KafkaRecord, ItemRecord> {
    private static final long serialVersionUID = 1L;

    private final int dimension;
    private transient ItemRecordParser parser;
    private transient Counter refusals;

    public ParseItemFunction(int dimension) {
        this.dimension = dimension;
    }

    @Override
    public void open(OpenContext context) {
        parser = new ItemRecordParser(dimension);
        refusals = getRuntimeContext().getMetricGroup().counter("itemRefusals");
    }

    @Override
    public void processElement(KafkaRecord record, Context context, Collector<ItemRecord> out) {
        Parsed<ItemRecord> parsed = parser.parse(record);
        if (parsed.isRefused()) {
            refusals.inc();
            context.output(ParseBehaviourFunction.DEAD_LETTERS, DeadLetter.of(record, parsed.reason()));
        } else {
            out.collect(parsed.value());
        }
    }
}
