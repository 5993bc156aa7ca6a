package dev.eddy.item;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.eddy.record.Ids;
import dev.eddy.record.JsonRecord;
import dev.eddy.record.KafkaRecord;
import dev.eddy.record.Parsed;
import dev.eddy.record.Texts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Parses a record of the topic of items. Never throws. */
public final class ItemRecordParser {
    public static final int MAX_BYTES = 1024 * 1024;
    public static final int MAX_TAGS = 128;

    private final int dimension;

    /** @param dimension dimension of the tag vectors and of inline vectors */
    public ItemRecordParser(int dimension) {
        this.dimension = dimension;
    }

    public Parsed<ItemRecord> parse(KafkaRecord record) {
        String key = record.key() == null ? null : new String(record.key(), UTF_8);
        if (record.value() == null) {
            String reason = Ids.refusal("key", key);
            return reason == null ? Parsed.of(ItemRecord.takenDown(key)) : Parsed.refused(reason);
        }
        var draft = new Draft(dimension);
        String reason = JsonRecord.read(record.value(), MAX_BYTES, draft);
        if (reason == null) {
            reason = draft.mismatch(key);
        }
        return reason == null ? Parsed.of(draft.finished()) : Parsed.refused(reason);
    }

    private static final class Draft implements JsonRecord.Fields {
        private final int dimension;
        private String itemId;
        private String title;
        private List<Tag> tags = List.of();
        private String category;
        private String author;
        private float quality = Float.NaN;
        private long publishedAtMillis = Long.MIN_VALUE;
        private long expiresAtMillis = Long.MAX_VALUE;
        private float[] vector;

        private Draft(int dimension) {
            this.dimension = dimension;
        }

        @Override
        public String read(String name, JsonParser field) throws IOException {
            return switch (name) {
                case "item_id" -> {
                    itemId = JsonRecord.text(field);
                    yield Ids.refusal(name, itemId);
                }
                case "title" -> {
                    title = JsonRecord.text(field);
                    yield Texts.refusal(name, title);
                }
                case "tags" -> readTags(field);
                case "category" -> {
                    category = JsonRecord.text(field);
                    yield Texts.nameRefusal(name, category);
                }
                case "author" -> {
                    author = JsonRecord.text(field);
                    yield Texts.refusal(name, author);
                }
                case "quality" -> readQuality(field);
                case "published_at" -> {
                    publishedAtMillis = millis(field);
                    yield notMillis(name, publishedAtMillis);
                }
                case "expires_at" -> {
                    expiresAtMillis = millis(field);
                    yield notMillis(name, expiresAtMillis);
                }
                case "vector" -> {
                    var read = JsonVector.read(field, dimension);
                    vector = read.value();
                    yield read.reason();
                }
                default -> JsonRecord.skip(field);
            };
        }

        private static long millis(JsonParser field) throws IOException {
            return JsonRecord.isLong(field) ? field.getLongValue() : -1;
        }

        private static String notMillis(String name, long millis) {
            return millis < 0 ? name + " is not a time in milliseconds" : null;
        }

        private String readQuality(JsonParser field) throws IOException {
            quality = JsonRecord.isNumber(field) ? field.getFloatValue() : Float.NaN;
            return quality >= 0 && quality <= 1 ? null : "quality is not a number from 0 to 1";
        }

        private String readTags(JsonParser field) throws IOException {
            if (!field.hasToken(JsonToken.START_ARRAY)) {
                return "tags is not a list";
            }
            tags = new ArrayList<>();
            while (field.nextToken() != JsonToken.END_ARRAY) {
                if (tags.size() == MAX_TAGS) {
                    return "more than " + MAX_TAGS + " tags";
                }
                var tag = JsonTag.read(field);
                if (tag.isRefused()) {
                    return tag.reason();
                }
                tags.add(tag.value());
            }
            return null;
        }

        private String mismatch(String key) {
            if (itemId == null) {
                return "no item_id";
            }
            // Compaction goes by key: under another key, no later record could replace the item.
            return key == null || key.equals(itemId) ? null : "the key is not the item_id: " + JsonRecord.shown(key);
        }

        private ItemRecord finished() {
            return new ItemRecord(
                    itemId, title, tags, category, author, quality, publishedAtMillis, expiresAtMillis, vector, false);
        }
    }
}
