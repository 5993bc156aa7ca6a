package dev.eddy.membership;

import dev.eddy.behaviour.DeadLetter;
import dev.eddy.behaviour.KafkaRecord;
import dev.eddy.behaviour.ParseBehaviourFunction;
import dev.eddy.behaviour.Parsed;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Passes valid commands on, and what can't be read to the dead letters. */
public final class ParseCommandFunction extends ProcessFunction<KafkaRecord, Announcement> {
    private static final long serialVersionUID = 1L;

    private transient Counter refusals;

    @Override
    public void open(OpenContext context) {
        refusals = getRuntimeContext().getMetricGroup().counter("commandRefusals");
    }

    @Override
    public void processElement(KafkaRecord record, Context context, Collector<Announcement> out) {
        if (CommandCodec.isFence(record)) {
            return;
        }
        Parsed<Command> command = CommandCodec.decode(record);
        if (command.isRefused()) {
            refusals.inc();
            context.output(ParseBehaviourFunction.DEAD_LETTERS, DeadLetter.of(record, command.reason()));
        } else {
            out.collect(Announcement.of(command.value()));
        }
    }
}
