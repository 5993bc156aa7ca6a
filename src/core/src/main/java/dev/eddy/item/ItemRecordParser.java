package dev.eddy.item;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.eddy.filter.ItemFacts;
import dev.eddy.record.Ids;
import dev.eddy.record.JsonRecord;
import dev.eddy.record.KafkaRecord;
import dev.eddy.record.Parsed;
import dev.eddy.record.RefusedException;
import dev.eddy.record.Texts;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Parses a record of the topic of items. Never throws.
 *
 * @param dimension of tag vectors and inline vectors; 0 skips the latter
 */
public record ItemRecordParser(int dimension) implements Serializable {
    public static final int MAX_BYTES = 1024 * 1024;
    public static final int MAX_TAGS = 128;
    private static final int MAX_UNCHANGED = 32;

    /** A parser for those who need no vectors, and do not know the dimension. */
    public static ItemRecordParser withoutVectors() {
        return new ItemRecordParser(0);
    }

    public Parsed<ItemRecord> parse(KafkaRecord record) {
        return record.value() == null
                ? Parsed.attempt(() -> ItemRecord.takenDown(Ids.valid("key", record.textKey())))
                : parse(record, Draft::item);
    }

    /** What filters can ask about the item of a record with a value; refused where the record is. */
    public Parsed<ItemFacts> parseFacts(KafkaRecord record) {
        return parse(record, Draft::facts);
    }

    private <T> Parsed<T> parse(KafkaRecord record, Function<Draft<T>, T> result) {
        return JsonRecord.parse(record.value(), MAX_BYTES, new Draft<>(record.textKey(), dimension, result));
    }

    private static final class Draft<T> implements JsonRecord.Draft<T> {
        private final String key;
        private final int dimension;
        private final Function<Draft<T>, T> result;
        private String itemId;
        private String title;
        private List<Tag> tags = List.of();
        private String category;
        private String author;
        private String place;
        private float quality = Float.NaN;
        private long publishedAtMillis = Long.MIN_VALUE;
        private long expiresAtMillis = Long.MAX_VALUE;
        private float[] vector;
        private boolean isAvailable = true;
        private Map<String, Object> attributes = Map.of();
        private List<String> unchanged = List.of();

        private Draft(String key, int dimension, Function<Draft<T>, T> result) {
            this.key = key;
            this.dimension = dimension;
            this.result = result;
        }

        @Override
        public void read(String name, JsonParser field) throws IOException {
            switch (name) {
                case "item_id" -> itemId = JsonRecord.id(name, field);
                case "title" -> title = Texts.valid(name, JsonRecord.text(field));
                case "tags" -> readTags(field);
                case "category" -> category = Texts.validName(name, JsonRecord.text(field));
                case "author" -> author = Texts.valid(name, JsonRecord.text(field));
                case "place" -> place = Place.read(name, field);
                case "quality" -> {
                    quality = JsonRecord.isNumber(field) ? field.getFloatValue() : Float.NaN;
                    RefusedException.unless(quality >= 0 && quality <= 1, "quality is not a number from 0 to 1");
                }
                case "published_at" -> publishedAtMillis = millis(name, field);
                case "expires_at" -> expiresAtMillis = millis(name, field);
                case "available" -> isAvailable = JsonRecord.truth(name, field);
                case "attributes" -> attributes = JsonAttributes.read(field);
                case "vector" -> readVector(field);
                case "unchanged" -> unchanged = JsonRecord.ids(name, field, MAX_UNCHANGED);
                default -> field.skipChildren();
            }
        }

        private void readVector(JsonParser field) throws IOException {
            if (dimension == 0) {
                field.skipChildren();
            } else {
                vector = JsonVector.read(field, dimension);
            }
        }

        private static long millis(String name, JsonParser field) throws IOException {
            return JsonRecord.wholeNumber(field, 0, name + " is not a time in milliseconds");
        }

        private void readTags(JsonParser field) throws IOException {
            JsonRecord.requireList("tags", field);
            tags = new ArrayList<>();
            while (field.nextToken() != JsonToken.END_ARRAY) {
                JsonRecord.requireRoom("tags", tags, MAX_TAGS);
                tags.add(readTag(field));
            }
        }

        /** A name, or an object with a name, a weight and a category. */
        private static Tag readTag(JsonParser value) throws IOException {
            if (!value.hasToken(JsonToken.START_OBJECT)) {
                String name = JsonRecord.text(value, "one of tags is neither text nor an object");
                return new Tag(Ids.valid("name of a tag", name), 1, null);
            }
            String name = null;
            float weight = 1;
            String category = null;
            while (value.nextToken() == JsonToken.FIELD_NAME) {
                String field = value.currentName();
                if (value.nextToken() == JsonToken.VALUE_NULL) {
                    continue;
                }
                switch (field) {
                    case "tag" -> name = JsonRecord.text(value, "a tag's name is not text");
                    case "weight" -> {
                        RefusedException.unless(JsonRecord.isNumber(value), "a tag's weight is not a number");
                        weight = value.getFloatValue();
                    }
                    case "category" -> category = Texts.validName("a tag's category", JsonRecord.text(value));
                    default -> value.skipChildren();
                }
            }
            Ids.valid("name of a tag", name);
            if (!(weight > 0 && Float.isFinite(weight))) {
                throw new RefusedException("a tag's weight is not positive and finite: " + weight);
            }
            return new Tag(name, weight, category);
        }

        @Override
        public Parsed<T> finished() {
            RefusedException.unless(itemId != null, "no item_id");
            // Compaction goes by key: under another key, no later record could replace the item.
            if (key != null && !key.equals(itemId)) {
                throw new RefusedException("the key is not the item_id: " + JsonRecord.shown(key));
            }
            return Parsed.of(result.apply(this));
        }

        private ItemRecord item() {
            return new ItemRecord(
                    itemId,
                    new ItemRecord.Description(title, category, author, place),
                    tags,
                    quality,
                    isAvailable ? publishedAtMillis : ItemRecord.NOT_AVAILABLE,
                    expiresAtMillis,
                    vector,
                    false,
                    unchanged);
        }

        private ItemFacts facts() {
            return new ItemFacts(
                    itemId,
                    category,
                    author,
                    tags.stream().map(Tag::name).toList(),
                    // As written: .7 is not the nearest float to .7.
                    Double.parseDouble(Float.toString(quality)),
                    publishedAtMillis,
                    expiresAtMillis,
                    isAvailable,
                    Map.copyOf(attributes));
        }
    }
}
