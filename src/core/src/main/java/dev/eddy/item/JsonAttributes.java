package dev.eddy.item;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.eddy.filter.Filter;
import dev.eddy.filter.ItemFacts;
import dev.eddy.record.JsonRecord;
import dev.eddy.record.RefusedException;
import dev.eddy.record.Texts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the attributes of an item, of the types that {@link ItemFacts} has. Limited, since each reader has all items in memory. */
final class JsonAttributes {
    static final int MOST = 32;
    static final int MOST_TEXTS = 64;

    private JsonAttributes() {}

    static Map<String, Object> read(JsonParser json) throws IOException {
        RefusedException.unless(json.hasToken(JsonToken.START_OBJECT), "attributes is not an object");
        Map<String, Object> attributes = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = Texts.validName("the name of an attribute", json.currentName());
            String shown = "attribute " + JsonRecord.shown(name);
            RefusedException.unless(
                    Filter.canBeAttribute(name),
                    shown + " is a word of filters, or has other characters than letters, digits and _");
            if (json.nextToken() != JsonToken.VALUE_NULL) {
                attributes.put(name, value(shown, json));
                RefusedException.unless(attributes.size() <= MOST, "more than " + MOST + " attributes");
            }
        }
        return attributes;
    }

    private static Object value(String shown, JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case VALUE_STRING -> Texts.validName(shown, json.getText());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                // Zero has no sign in filters.
                double number = json.getDoubleValue() + 0.0;
                RefusedException.unless(Double.isFinite(number), shown + " is not a finite number");
                yield number;
            }
            case START_ARRAY -> texts(shown, json);
            default -> throw new RefusedException(shown + " is neither text, number, true, false nor a list of texts");
        };
    }

    private static List<String> texts(String shown, JsonParser json) throws IOException {
        List<String> texts = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            JsonRecord.requireRoom("texts in " + shown, texts, MOST_TEXTS);
            texts.add(Texts.validName("a value of " + shown, JsonRecord.text(json)));
        }
        return List.copyOf(texts);
    }
}
