package dev.eddy.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where a value is in a record.
 *
 * @param names from the outside in; of an entry of a list its number, from 0
 */
public record FieldPath(List<String> names) implements Serializable {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");

    /** A path of names with dots between. */
    public static FieldPath of(String dotted) {
        return new FieldPath(List.of(dotted.split("\\.", -1)));
    }

    /** The value in a record; null when nothing is there, which is not the same as JSON's null. */
    public JsonNode in(JsonNode record) {
        JsonNode value = record;
        for (String name : names) {
            value = value == null ? null : inside(value, name);
        }
        return value;
    }

    private static JsonNode inside(JsonNode value, String name) {
        if (value.isObject()) {
            return value.get(name);
        }
        if (!NUMBER.matcher(name).matches()) {
            return null;
        }
        JsonNode list = value.isTextual() ? ListText.read(value.asText()) : value;
        return list == null ? null : list.get(Integer.parseInt(name));
    }

    @Override
    public String toString() {
        return String.join(".", names);
    }
}
