package dev.eddy.item;

import dev.eddy.record.KafkaRecord;
import dev.eddy.record.ParseFunction;
import dev.eddy.record.Parsed;
import org.apache.flink.api.common.functions.OpenContext;

/** Parses tag vectors. */
public final class ParseTagVectorFunction extends ParseFunction<TagVectorRecord> {
    private static final long serialVersionUID = 1L;

    private final int dimension;
    private transient TagVectorParser parser;

    public ParseTagVectorFunction(int dimension) {
        this.dimension = dimension;
    }

    @Override
    public void open(OpenContext context) {
        super.open(context);
        parser = new TagVectorParser(dimension);
    }

    @Override
    protected Parsed<TagVectorRecord> parse(KafkaRecord record) {
        return parser.parse(record);
    }
}
