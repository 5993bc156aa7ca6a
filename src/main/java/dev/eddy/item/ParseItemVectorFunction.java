package dev.eddy.item;

import dev.eddy.record.KafkaRecord;
import dev.eddy.record.ParseFunction;
import dev.eddy.record.Parsed;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;

/** Parses the items' vectors in the spaces that are known. */
public final class ParseItemVectorFunction extends ParseFunction<ItemVector> {
    private static final long serialVersionUID = 1L;

    private final List<VectorSpace> spaces;
    private transient ItemVectorParser parser;

    public ParseItemVectorFunction(List<VectorSpace> spaces) {
        this.spaces = spaces;
    }

    @Override
    public void open(OpenContext context) {
        super.open(context);
        parser = new ItemVectorParser(spaces);
    }

    @Override
    protected Parsed<ItemVector> parse(KafkaRecord record) {
        return parser.parse(record);
    }
}
