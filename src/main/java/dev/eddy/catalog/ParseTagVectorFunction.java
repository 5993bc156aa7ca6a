package dev.eddy.catalog;

import dev.eddy.behaviour.DeadLetter;
import dev.eddy.behaviour.KafkaRecord;
import dev.eddy.behaviour.ParseBehaviourFunction;
import dev.eddy.behaviour.Parsed;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Passes valid tag vectors on, and what can't be read to {@link ParseBehaviourFunction#DEAD_LETTERS}. */
public final class ParseTagVectorFunction extends ProcessFunction<KafkaRecord, TagVectorRecord> {
    private static final long serialVersionUID = 1L;

    private final int dimension;
    private transient TagVectorParser parser;
    private transient Counter refusals;

    public ParseTagVectorFunction(int dimension) {
        this.dimension = dimension;
    }

    @Override
    public void open(OpenContext context) {
        parser = new TagVectorParser(dimension);
        refusals = getRuntimeContext().getMetricGroup().counter("tagVectorRefusals");
    }

    @Override
    public void processElement(KafkaRecord record, Context context, Collector<TagVectorRecord> out) {
        Parsed<TagVectorRecord> parsed = parser.parse(record);
        if (parsed.isRefused()) {
            refusals.inc();
            context.output(ParseBehaviourFunction.DEAD_LETTERS, DeadLetter.of(record, parsed.reason()));
        } else {
            out.collect(parsed.value());
        }
    }
}
