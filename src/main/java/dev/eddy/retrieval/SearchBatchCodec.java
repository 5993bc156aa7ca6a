package dev.eddy.retrieval;

import dev.eddy.codec.Codec;
import dev.eddy.codec.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** How a {@link SearchBatch} is written. */
public final class SearchBatchCodec implements Codec<SearchBatch> {
    private static final long serialVersionUID = 1L;

    @Override
    public void write(SearchBatch batch, DataOutput out) throws IOException {
        Fields.writeList(batch.searches(), SearchBatchCodec::writeSearch, out);
    }

    @Override
    public SearchBatch read(int version, DataInput in) throws IOException {
        return new SearchBatch(Fields.readList(SearchBatchCodec::readSearch, in));
    }

    private static void writeSearch(Search search, DataOutput out) throws IOException {
        AskerFields.write(search.asker(), out);
        Fields.writeFloats(search.wanted().vector(), out);
        Fields.writeUnsigned(search.wanted().count(), out);
        out.writeDouble(search.wanted().least());
        out.writeLong(search.wanted().asOfMillis());
    }

    private static Search readSearch(DataInput in) throws IOException {
        return new Search(
                AskerFields.read(in),
                new ItemSearch(Fields.readFloats(in), Fields.readInt(in), in.readDouble(), in.readLong()));
    }
}
