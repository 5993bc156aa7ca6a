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
import java.util.OptionalLong;

/**
 * Parses a record of the topic of item vectors. The key is {@code SPACE:ITEM}, or {@code SPACE@VERSION:ITEM}. A key
 * without an item is that of a version's {@link VersionManifest}, which the job does not need. Never throws.
 */
public final class ItemVectorParser implements Serializable {
    public static final int MAX_BYTES = 1024 * 1024;

    private final Map<String, Integer> dimensions = new LinkedHashMap<>();

    public ItemVectorParser(List<VectorSpace> spaces) {
        spaces.forEach(space -> dimensions.put(space.name(), space.dimension()));
    }

    public Parsed<ItemVector> parse(KafkaRecord record) {
        String key = record.textKey();
        if (key != null && key.indexOf(':') < 0 && key.indexOf('@') > 0) {
            return Parsed.ignored();
        }
        return record.value() == null
                ? Parsed.attempt(() -> takenBack(key))
                : JsonRecord.parse(record.value(), MAX_BYTES, new Draft(key));
    }

    private ItemVector takenBack(String key) {
        int colon = key == null ? -1 : key.indexOf(':');
        RefusedException.unless(colon >= 0, "the key is not SPACE:ITEM");
        String name = key.substring(0, colon);
        String space = VectorSpace.spaceOf(name);
        dimension(space);
        String itemId = Ids.valid("item in the key", key.substring(colon + 1));
        OptionalLong version = VectorSpace.versionOf(name, space);
        RefusedException.unless(version.isPresent(), "the version in the key is not one: " + JsonRecord.shown(name));
        return new ItemVector(space, itemId, ItemVector.NONE).inVersion(version.getAsLong());
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
        private long version;
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
                case "version" ->
                    version = JsonRecord.wholeNumber(field, 0, "version is not a whole number of 0 or more");
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
            if (key != null && !key.equals(VectorSpace.nameOf(space, version) + ":" + itemId)) {
                throw new RefusedException(
                        "the key is not SPACE:ITEM or SPACE@VERSION:ITEM of the value: " + JsonRecord.shown(key));
            }
            return Parsed.of(new ItemVector(
                    space,
                    version,
                    itemId,
                    Vectors.unit(vector),
                    input == null ? ItemVector.NONE : Vectors.unit(input)));
        }
    }
}
