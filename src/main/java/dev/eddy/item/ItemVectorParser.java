package dev.eddy.item;

import com.fasterxml.jackson.core.JsonParser;
import dev.eddy.record.Ids;
import dev.eddy.record.JsonRecord;
import dev.eddy.record.KafkaRecord;
import dev.eddy.record.Parsed;
import dev.eddy.record.RefusedException;
import dev.eddy.vector.Vectors;
import java.io.IOException;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parses a record of the topic of item vectors. The key is {@code SPACE:ITEM}. Never throws. */
public final class ItemVectorParser implements Serializable {
    public static final int MAX_BYTES = 1024 * 1024;

    private final Map<String, Integer> dimensions = new LinkedHashMap<>();

    public ItemVectorParser(List<VectorSpace> spaces) {
        spaces.forEach(space -> dimensions.put(space.name(), space.dimension()));
    }

    public Parsed<ItemVector> parse(KafkaRecord record) {
        return record.value() == null
                ? Parsed.attempt(() -> takenBack(record.textKey()))
                : JsonRecord.parse(record.value(), MAX_BYTES, new Draft(record.textKey()));
    }

    private ItemVector takenBack(String key) {
        int colon = key == null ? -1 : key.indexOf(':');
        RefusedException.unless(colon >= 0, "the key is not SPACE:ITEM");
        String space = key.substring(0, colon);
        dimension(space);
        return new ItemVector(space, Ids.valid("item in the key", key.substring(colon + 1)), ItemVector.NONE);
    }

    private int dimension(String space) {
        Integer dimension = dimensions.get(space);
        if (dimension == null) {
            throw new RefusedException(
                    "unknown space " + JsonRecord.shown(space) + ", catalog.spaces has " + dimensions.keySet());
        }
        return dimension;
    }

    private final class Draft implements JsonRecord.Draft<ItemVector> {
        private final String key;
        private String space;
        private String itemId;
        private float[] vector;
        private float[] input;

        private Draft(String key) {
            this.key = key;
        }

        @Override
        public void read(String name, JsonParser field) throws IOException {
            switch (name) {
                case "space" -> space = JsonRecord.text(field, "space is not text");
                case "item_id" -> itemId = JsonRecord.id(name, field);
                // The space, which says how long it is to be, may come after it.
                case "vector" -> vector = JsonVector.numbers(name, field);
                case "input" -> input = JsonVector.numbers(name, field);
                default -> field.skipChildren();
            }
        }

        @Override
        public Parsed<ItemVector> finished() {
            RefusedException.unless(space != null, "no space");
            RefusedException.unless(itemId != null, "no item_id");
            RefusedException.unless(vector != null, "no vector");
            JsonVector.requireVector("vector", vector, dimension(space));
            if (input != null) {
                JsonVector.requireVector("input", input, dimension(space));
            }
            if (key != null && !key.equals(space + ":" + itemId)) {
                throw new RefusedException("the key is not SPACE:ITEM of the value: " + JsonRecord.shown(key));
            }
            return Parsed.of(new ItemVector(
                    space, itemId, Vectors.unit(vector), input == null ? ItemVector.NONE : Vectors.unit(input)));
        }
    }
}
