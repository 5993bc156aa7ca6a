package dev.eddy.item;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import dev.eddy.record.Ids;
import dev.eddy.record.JsonRecord;
import dev.eddy.record.KafkaRecord;
import dev.eddy.record.Parsed;
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
        String key = record.key() == null ? null : new String(record.key(), UTF_8);
        if (record.value() == null) {
            return takenBack(key);
        }
        var draft = new Draft();
        String reason = JsonRecord.read(record.value(), MAX_BYTES, draft);
        if (reason == null) {
            reason = draft.mismatch(key);
        }
        return reason == null
                ? Parsed.of(new ItemVector(draft.space, draft.itemId, Vectors.unit(draft.vector)))
                : Parsed.refused(reason);
    }

    private Parsed<ItemVector> takenBack(String key) {
        int colon = key == null ? -1 : key.indexOf(':');
        if (colon < 0) {
            return Parsed.refused("the key is not SPACE:ITEM");
        }
        String space = key.substring(0, colon);
        String itemId = key.substring(colon + 1);
        String reason = dimensions.containsKey(space) ? Ids.refusal("item in the key", itemId) : unknown(space);
        return reason == null ? Parsed.of(new ItemVector(space, itemId, ItemVector.NONE)) : Parsed.refused(reason);
    }

    private String unknown(String space) {
        return "unknown space " + JsonRecord.shown(space) + ", catalog.spaces has " + dimensions.keySet();
    }

    private final class Draft implements JsonRecord.Fields {
        private String space;
        private String itemId;
        private float[] vector;

        @Override
        public String read(String name, JsonParser field) throws IOException {
            return switch (name) {
                case "space" -> {
                    space = JsonRecord.text(field);
                    yield space == null ? "space is not text" : null;
                }
                case "item_id" -> {
                    itemId = JsonRecord.text(field);
                    yield Ids.refusal(name, itemId);
                }
                case "vector" -> {
                    // The space, which says how long it is to be, may come after it.
                    Parsed<float[]> read = JsonVector.numbers(field);
                    vector = read.value();
                    yield read.reason();
                }
                default -> JsonRecord.skip(field);
            };
        }

        private String mismatch(String key) {
            if (space == null || itemId == null || vector == null) {
                return "no " + (space == null ? "space" : itemId == null ? "item_id" : "vector");
            }
            Integer dimension = dimensions.get(space);
            if (dimension == null) {
                return unknown(space);
            }
            String reason = JsonVector.refusal(vector, dimension);
            if (reason != null) {
                return reason;
            }
            return key == null || key.equals(space + ":" + itemId)
                    ? null
                    : "the key is not SPACE:ITEM of the value: " + JsonRecord.shown(key);
        }
    }
}
