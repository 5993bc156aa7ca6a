package dev.eddy.catalog;

import dev.eddy.behaviour.KafkaRecord;
import dev.eddy.behaviour.ParseFunction;
import dev.eddy.behaviour.Parsed;
import org.apache.flink.api.common.functions.OpenContext;

/** Parses item records. */
public final class ParseItemFunction extends ParseFunction<ItemRecord> {
    private static final long serialVersionUID = 1L;

    private final int dimension;
    private transient ItemRecordParser parser;

    public ParseItemFunction(int dimension) {
        this.dimension = dimension;
    }

    @Override
    public void open(OpenContext context) {
        super.open(context);
        parser = new ItemRecordParser(dimension);
    }

    @Override
    protected Parsed<ItemRecord> parse(KafkaRecord record) {
        return parser.parse(record);
    }
}
