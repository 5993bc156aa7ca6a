package dev.eddy.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.List;

/** Reads the fields of a record that is one JSON object. Every error becomes a reason to refuse the record. */
public final class JsonRecord {
    private static final int MAX_DEPTH = 16;
    private static final int MAX_SHOWN = 120;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            // Names come from outside: interning them would fill the JVM's table, and a clash must not be fatal.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(100)
                    .build())
            .build();

    private JsonRecord() {}

    @FunctionalInterface
    public interface Fields {
        /**
         * Reads the value at the parser, up to its end. Unknown fields are passed to {@link #skip}; null fields are left out.
         *
         * @return the reason of a refusal, or null
         */
        String read(String name, JsonParser value) throws IOException;
    }

    /** Reads all fields. Returns the reason of a refusal, or null. */
    public static String read(byte[] json, int maxBytes, Fields fields) {
        if (json == null) {
            return "no value";
        }
        if (json.length > maxBytes) {
            return "record over " + maxBytes / 1024 + " KiB: " + json.length + " bytes";
        }
        try (JsonParser parser = FACTORY.createParser(json)) {
            return read(parser, fields);
        } catch (StreamConstraintsException e) {
            return "nesting too deep or a value too long: " + shown(e.getOriginalMessage());
        } catch (JsonProcessingException e) {
            return "malformed JSON: " + shown(e.getOriginalMessage());
        } catch (IOException | RuntimeException e) {
            // Broken UTF-8 comes as an IOException; a fault in the JSON library must not stop the job either.
            return "malformed JSON: " + shown(String.valueOf(e.getMessage()));
        }
    }

    private static String read(JsonParser parser, Fields fields) throws IOException {
        JsonToken first = parser.nextToken();
        if (first != JsonToken.START_OBJECT) {
            return first == null ? "malformed JSON: nothing there" : "not a JSON object";
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (parser.nextToken() == JsonToken.VALUE_NULL) {
                continue;
            }
            String reason = fields.read(name, parser);
            if (reason != null) {
                return reason;
            }
        }
        return parser.nextToken() == null ? null : "malformed JSON: more than one value";
    }

    /** Skips an unknown field. It never refuses the record, so it returns null. */
    public static String skip(JsonParser value) throws IOException {
        value.skipChildren();
        return null;
    }

    /** The text of a string or a whole number, since some producers write ids as numbers; null for other values. */
    public static String text(JsonParser value) throws IOException {
        return value.hasToken(JsonToken.VALUE_STRING) || value.hasToken(JsonToken.VALUE_NUMBER_INT)
                ? value.getText()
                : null;
    }

    /** Whether the value is a whole number that fits a long. */
    public static boolean isLong(JsonParser value) throws IOException {
        return value.hasToken(JsonToken.VALUE_NUMBER_INT) && value.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
    }

    public static boolean isNumber(JsonParser value) {
        return value.currentToken().isNumeric();
    }

    /** Appends the names in an array of strings. Returns the reason of a refusal, or null. */
    public static String readNames(String field, JsonParser value, int limit, List<String> into) throws IOException {
        if (!value.hasToken(JsonToken.START_ARRAY)) {
            return field + " is not a list";
        }
        while (value.nextToken() != JsonToken.END_ARRAY) {
            String name = text(value);
            String reason = name == null ? "one of " + field + " is not text" : Ids.refusal("one of " + field, name);
            if (reason == null && into.size() == limit) {
                reason = "more than " + limit + " " + field;
            }
            if (reason != null) {
                return reason;
            }
            into.add(name);
        }
        return null;
    }

    /** A text of a producer, cut to 120 characters for a reason. */
    public static String shown(String text) {
        return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "…";
    }
}
