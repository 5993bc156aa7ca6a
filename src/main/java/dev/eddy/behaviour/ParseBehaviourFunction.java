package dev.eddy.behaviour;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Passes valid behaviours on, and what can't be read to {@link #DEAD_LETTERS}. */
public final class ParseBehaviourFunction extends ProcessFunction<KafkaRecord, Behaviour> {
    private static final long serialVersionUID = 1L;

    /** Shared by all functions that parse, so that their letters can be collected alike. */
    public static final OutputTag<DeadLetter> DEAD_LETTERS =
            new OutputTag<>("dead-letters", TypeInformation.of(DeadLetter.class));

    private transient BehaviourParser parser;
    private transient Counter behavioursIn;
    private transient Counter behavioursOut;
    private transient Counter deadLetters;
    private transient Counter clampedTimes;

    @Override
    public void open(OpenContext context) {
        parser = new BehaviourParser();
        MetricGroup metrics = getRuntimeContext().getMetricGroup();
        behavioursIn = metrics.counter("behavioursIn");
        behavioursOut = metrics.counter("behavioursOut");
        deadLetters = metrics.counter("deadLetters");
        clampedTimes = metrics.counter("clampedTimes");
    }

    @Override
    public void processElement(KafkaRecord record, Context context, Collector<Behaviour> out) {
        behavioursIn.inc();
        Parsed<Behaviour> parsed = parser.parse(record);
        if (parsed.isRefused()) {
            deadLetters.inc();
            context.output(DEAD_LETTERS, DeadLetter.of(record, parsed.reason()));
            return;
        }
        if (parsed.clamped()) {
            clampedTimes.inc();
        }
        behavioursOut.inc();
        out.collect(parsed.value());
    }
}
