package dev.eddy.item;

import com.fasterxml.jackson.core.JsonParser;
import dev.eddy.record.Ids;
import dev.eddy.record.JsonRecord;
import dev.eddy.record.KafkaRecord;
import dev.eddy.record.Parsed;
import dev.eddy.record.RefusedException;
import java.io.IOException;
import java.io.Serializable;

/** Parses a record of the topic of tag vectors. Never throws. */
public record TagVectorParser(int dimension) implements Serializable {
    public static final int MAX_BYTES = 1024 * 1024;

    public Parsed<TagVectorRecord> parse(KafkaRecord record) {
        Parsed<String> tag = Parsed.attempt(() -> Ids.valid("key", record.textKey()));
        if (tag.isRefused()) {
            return Parsed.refused(tag.reason());
        }
        return record.value() == null
                ? Parsed.of(new TagVectorRecord(tag.value(), null))
                : JsonRecord.parse(record.value(), MAX_BYTES, new Draft(tag.value(), dimension));
    }

    private static final class Draft implements JsonRecord.Draft<TagVectorRecord> {
        private final String tag;
        private final int dimension;
        private float[] vector;

        private Draft(String tag, int dimension) {
            this.tag = tag;
            this.dimension = dimension;
        }

        @Override
        public void read(String name, JsonParser field) throws IOException {
            if (name.equals("vector")) {
                vector = JsonVector.read(field, dimension);
            } else {
                field.skipChildren();
            }
        }

        @Override
        public Parsed<TagVectorRecord> finished() {
            RefusedException.unless(vector != null, "no vector");
            return Parsed.of(new TagVectorRecord(tag, vector));
        }
    }
}
