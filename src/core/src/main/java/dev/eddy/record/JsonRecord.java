package dev.eddy.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    /** A record of which some fields are read. Its methods may throw a {@link RefusedException}. */
    public interface Draft<T> {
        /** Reads the value at the parser, up to its end, or skips an unknown field. Null fields are left out. */
        void read(String name, JsonParser value) throws IOException;

        /** The record, after the last field. */
        Parsed<T> finished();
    }

    public static <T> Parsed<T> parse(byte[] json, int maxBytes, Draft<T> draft) {
        if (json == null) {
            return Parsed.refused("no value");
        }
        if (json.length > maxBytes) {
            return Parsed.refused("record over " + maxBytes / 1024 + " KiB: " + json.length + " bytes");
        }
        try (JsonParser parser = FACTORY.createParser(json)) {
            read(parser, draft);
            return draft.finished();
        } catch (RefusedException e) {
            return Parsed.refused(e.getMessage());
        } catch (StreamConstraintsException e) {
            return Parsed.refused("nesting too deep or a value too long: " + shown(e.getOriginalMessage()));
        } catch (JsonProcessingException e) {
            return Parsed.refused("malformed JSON: " + shown(e.getOriginalMessage()));
        } catch (IOException | RuntimeException e) {
            // Broken UTF-8 comes as an IOException; a fault in the JSON library must not stop the job either.
            return Parsed.refused("malformed JSON: " + shown(String.valueOf(e.getMessage())));
        }
    }

    private static void read(JsonParser parser, Draft<?> draft) throws IOException {
        JsonToken first = parser.nextToken();
        if (first != JsonToken.START_OBJECT) {
            throw new RefusedException(first == null ? "malformed JSON: nothing there" : "not a JSON object");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (parser.nextToken() != JsonToken.VALUE_NULL) {
                draft.read(name, parser);
            }
        }
        RefusedException.unless(parser.nextToken() == null, "malformed JSON: more than one value");
    }

    /** The text of a string or a whole number, since some producers write ids as numbers; null for other values. */
    public static String text(JsonParser value) throws IOException {
        return value.hasToken(JsonToken.VALUE_STRING) || value.hasToken(JsonToken.VALUE_NUMBER_INT)
                ? value.getText()
                : null;
    }

    /** As {@link #text(JsonParser)}; other values are refused. */
    public static String text(JsonParser value, String refusal) throws IOException {
        String text = text(value);
        RefusedException.unless(text != null, refusal);
        return text;
    }

    public static String id(String field, JsonParser value) throws IOException {
        String id = text(value);
        if (id == null) {
            throw new RefusedException(field + " is neither text nor a whole number");
        }
        return Ids.valid(field, id);
    }

    /** A whole number that fits a long and is at least {@code least}; other values are refused. */
    public static long wholeNumber(JsonParser value, long least, String refusal) throws IOException {
        boolean isLong = value.hasToken(JsonToken.VALUE_NUMBER_INT)
                && value.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
        RefusedException.unless(isLong && value.getLongValue() >= least, refusal);
        return value.getLongValue();
    }

    public static boolean truth(String field, JsonParser value) {
        RefusedException.unless(value.currentToken().isBoolean(), field + " is neither true nor false");
        return value.hasToken(JsonToken.VALUE_TRUE);
    }

    public static boolean isNumber(JsonParser value) {
        return value.currentToken().isNumeric();
    }

    /** The ids in an array of strings. */
    public static List<String> ids(String field, JsonParser value, int limit) throws IOException {
        requireList(field, value);
        List<String> ids = new ArrayList<>();
        String one = "one of " + field;
        String refusal = one + " is not text";
        while (value.nextToken() != JsonToken.END_ARRAY) {
            String id = Ids.valid(one, text(value, refusal));
            requireRoom(field, ids, limit);
            ids.add(id);
        }
        return ids;
    }

    /** The texts of an object of names and texts. A name has no {@code =}. */
    public static Map<String, String> texts(String field, JsonParser value, int limit) throws IOException {
        RefusedException.unless(value.hasToken(JsonToken.START_OBJECT), field + " is not an object");
        Map<String, String> texts = new LinkedHashMap<>();
        for (int count = 1; value.nextToken() == JsonToken.FIELD_NAME; count++) {
            RefusedException.unless(count <= limit, "more than " + limit + " " + field);
            String name = Ids.valid("a name in " + field, value.currentName());
            RefusedException.unless(name.indexOf('=') < 0, "a name in " + field + " contains =: " + shown(name));
            if (value.nextToken() != JsonToken.VALUE_NULL) {
                String text = Ids.valid(name, text(value, shown(name) + " in " + field + " is not text"));
                texts.put(name, text);
            }
        }
        return texts;
    }

    public static void requireList(String field, JsonParser value) {
        if (!value.hasToken(JsonToken.START_ARRAY)) {
            throw new RefusedException(field + " is not a list");
        }
    }

    public static void requireRoom(String field, List<?> values, int limit) {
        if (values.size() == limit) {
            throw new RefusedException("more than " + limit + " " + field);
        }
    }

    /** A text of a producer, cut to 120 characters for a reason. */
    public static String shown(String text) {
        return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "…";
    }
}
