package dev.eddy.ops;

import com.fasterxml.jackson.core.JsonParser;
import dev.eddy.item.ItemVectorParser;
import dev.eddy.item.VectorSpace;
import dev.eddy.record.JsonRecord;
import dev.eddy.record.Parsed;
import dev.eddy.record.RefusedException;
import java.io.IOException;

/** Records of item vectors that are made from texts. They carry a hash of the text and its model. */
final class TextVector {
    static final String MADE_FROM = "made_from";

    private TextVector() {}

    /**
     * The record of an item, in a version; 0 for none.
     *
     * @param madeFrom hash of the text and its model
     */
    static byte[] record(VectorSpace space, long version, String itemId, float[] vector, long madeFrom) {
        return ItemVectorFile.record(space.name(), version, itemId, vector, null, "%016x".formatted(madeFrom));
    }

    /** The hash in a record; null when it has none. */
    static Long madeFrom(byte[] json) {
        return JsonRecord.parse(json, ItemVectorParser.MAX_BYTES, new Draft()).value();
    }

    private static final class Draft implements JsonRecord.Draft<Long> {
        private String text;

        @Override
        public void read(String name, JsonParser field) throws IOException {
            if (name.equals(MADE_FROM)) {
                text = JsonRecord.text(field);
            } else {
                field.skipChildren();
            }
        }

        @Override
        public Parsed<Long> finished() {
            RefusedException.unless(text != null && text.matches("[0-9a-f]{16}"), "no " + MADE_FROM);
            return Parsed.of(Long.parseUnsignedLong(text, 16));
        }
    }
}
