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
import java.util.List;

/**
 * Parses a record of the topic of item vectors. The key is {@code SPACE:ITEM}, or {@code SPACE@VERSION:ITEM}. A key
 * without an item is that of a version's {@link VersionManifest}, which the job does not need. Never throws.
 */
public final class ItemVectorParser implements Serializable {
    public static final int MAX_BYTES = 1024 * 1024;

    private final KnownSpaces spaces;

    public ItemVectorParser(List<VectorSpace> spaces) {
        this.spaces = new KnownSpaces(spaces);
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
        VectorSpace space = spaces.space(VectorSpace.spaceOf(name));
        String itemId = Ids.valid("item in the key", key.substring(colon + 1));
        return new ItemVector(space.name(), itemId, ItemVector.NONE).inVersion(KnownSpaces.version(name, space));
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
            int dimension = spaces.space(space).dimension();
            JsonVector.requireVector("vector", vector, dimension);
            if (input != null) {
                JsonVector.requireVector("input", input, dimension);
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
