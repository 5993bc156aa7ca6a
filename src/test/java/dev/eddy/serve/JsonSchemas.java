package dev.eddy.serve;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Locale;

/** JSON schemas of records, as {@link Json} writes them. */
final class JsonSchemas {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final PropertyNamingStrategies.SnakeCaseStrategy NAMES =
            new PropertyNamingStrategies.SnakeCaseStrategy();

    private final ObjectNode records = JSON.objectNode();

    /** The schemas of all records that were asked for, by their names. */
    ObjectNode all() {
        return records;
    }

    /** The schema of a type; for a record a reference to one of {@link #all}. */
    ObjectNode of(Type type) {
        if (type instanceof ParameterizedType list) {
            ObjectNode array = simple("array");
            array.set("items", of(list.getActualTypeArguments()[0]));
            return array;
        }
        Class<?> of = (Class<?>) type;
        if (of.isEnum()) {
            return words(of);
        }
        if (of.isRecord()) {
            if (!records.has(of.getSimpleName())) {
                add(of);
            }
            return JSON.objectNode().put("$ref", "#/components/schemas/" + of.getSimpleName());
        }
        return simple(of);
    }

    private static ObjectNode simple(Class<?> type) {
        if (type == int.class || type == Integer.class) {
            return simple("integer").put("format", "int32");
        }
        if (type == long.class) {
            return simple("integer").put("format", "int64");
        }
        if (type == float.class) {
            return simple("number").put("format", "float");
        }
        if (type == boolean.class || type == Boolean.class) {
            return simple("boolean");
        }
        return simple(type == String.class ? "string" : "object");
    }

    private static ObjectNode simple(String type) {
        return JSON.objectNode().put("type", type);
    }

    private static ObjectNode words(Class<?> of) {
        ObjectNode text = simple("string");
        ArrayNode words = text.putArray("enum");
        for (Object constant : of.getEnumConstants()) {
            words.add(constant.toString().toLowerCase(Locale.ROOT));
        }
        return text;
    }

    private void add(Class<?> record) {
        ObjectNode schema = simple("object");
        records.set(record.getSimpleName(), schema);
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = JSON.arrayNode();
        for (RecordComponent component : record.getRecordComponents()) {
            String name = NAMES.translate(component.getName());
            ObjectNode property = of(component.getGenericType());
            var text = component.getAccessor().getAnnotation(JsonPropertyDescription.class);
            if (text != null && !property.has("$ref")) {
                property.put("description", text.value());
            }
            properties.set(name, property);
            if (!component.getAccessor().isAnnotationPresent(JsonInclude.class)) {
                required.add(name);
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
    }
}
