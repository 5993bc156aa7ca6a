package dev.eddy.behaviour;

import dev.eddy.record.KafkaRecord;
import dev.eddy.record.ParseFunction;
import dev.eddy.record.Parsed;
import org.apache.flink.api.common.functions.OpenContext;

/** Parses behaviour events. */
public final class ParseBehaviourFunction extends ParseFunction<Behaviour> {
    private static final long serialVersionUID = 1L;

    private transient BehaviourParser parser;

    @Override
    public void open(OpenContext context) {
        super.open(context);
        parser = new BehaviourParser();
    }

    @Override
    protected Parsed<Behaviour> parse(KafkaRecord record) {
        return parser.parse(record);
    }
}
