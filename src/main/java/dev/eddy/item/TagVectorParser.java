package dev.eddy.item;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import dev.eddy.record.Ids;
import dev.eddy.record.JsonRecord;
import dev.eddy.record.KafkaRecord;
import dev.eddy.record.Parsed;
import java.io.IOException;
import java.io.Serializable;

/** Parses a record of the topic of tag vectors. Never throws. */
public final class TagVectorParser implements Serializable {
    public static final int MAX_BYTES = 1024 * 1024;

    private final int dimension;

    public TagVectorParser(int dimension) {
        this.dimension = dimension;
    }

    public Parsed<TagVectorRecord> parse(KafkaRecord record) {
        String tag = record.key() == null ? null : new String(record.key(), UTF_8);
        String reason = Ids.refusal("key", tag);
        if (reason != null) {
            return Parsed.refused(reason);
        }
        if (record.value() == null) {
            return Parsed.of(new TagVectorRecord(tag, null));
        }
        var draft = new Draft(dimension);
        reason = JsonRecord.read(record.value(), MAX_BYTES, draft);
        if (reason == null && draft.vector == null) {
            reason = "no vector";
        }
        return reason == null ? Parsed.of(new TagVectorRecord(tag, draft.vector)) : Parsed.refused(reason);
    }

    private static final class Draft implements JsonRecord.Fields {
        private final int dimension;
        private float[] vector;

        private Draft(int dimension) {
            this.dimension = dimension;
        }

        @Override
        public String read(String name, JsonParser field) throws IOException {
            if (!name.equals("vector")) {
                return JsonRecord.skip(field);
            }
            var read = JsonVector.read(field, dimension);
            vector = read.value();
            return read.reason();
        }
    }
}
