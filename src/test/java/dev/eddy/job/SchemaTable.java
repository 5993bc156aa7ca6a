package dev.eddy.job;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eddy.GeneratedPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The fields of a record as tables, from its JSON Schema. */
final class SchemaTable {
    private static final Map<String, String> TYPES = Map.of(
            "string", "text",
            "integer", "whole number",
            "number", "number",
            "boolean", "true or false",
            "array", "list",
            "object", "object");

    private final JsonNode root;

    SchemaTable(JsonNode root) {
        this.root = root;
    }

    String markdown() {
        if (!root.has("oneOf")) {
            return table(root);
        }
        StringBuilder tables = new StringBuilder();
        root.path("oneOf")
                .forEach(kind -> tables.append(kind.path("description").asText())
                        .append("\n\n")
                        .append(table(kind))
                        .append('\n'));
        return tables.toString();
    }

    private String table(JsonNode object) {
        StringBuilder table = new StringBuilder();
        table.append(GeneratedPage.row("field", "required", "value", "meaning"));
        table.append("|---|---|---|---|\n");
        List<String> required = texts(object.path("required"));
        object.path("properties").properties().forEach(field -> {
            JsonNode declared = field.getValue();
            table.append(GeneratedPage.row(
                    "`" + field.getKey() + "`",
                    required.contains(field.getKey()) ? "yes" : "",
                    value(declared),
                    meaning(declared)));
        });
        return table.toString();
    }

    private String value(JsonNode declared) {
        JsonNode schema = resolved(declared);
        if (schema.has("enum")) {
            return texts(schema.path("enum")).stream()
                    .map(word -> "`" + word + "`")
                    .collect(Collectors.joining(", "));
        }
        if (schema.has("anyOf")) {
            return alternatives(schema.path("anyOf"));
        }
        String types = texts(schema.path("type")).stream().map(TYPES::get).collect(Collectors.joining(" or "));
        return schema.has("items") ? types + " of: " + value(schema.path("items")) : types + range(schema);
    }

    private String alternatives(JsonNode anyOf) {
        List<String> values = new ArrayList<>();
        anyOf.forEach(one -> {
            if (!one.path("type").asText().equals("null") && !one.has("const")) {
                values.add(value(one));
            }
        });
        return String.join(", or ", values);
    }

    private static String range(JsonNode schema) {
        if (schema.has("exclusiveMinimum")) {
            return " above " + schema.path("exclusiveMinimum").asText();
        }
        if (!schema.has("minimum")) {
            return "";
        }
        long maximum = schema.path("maximum").asLong(Long.MAX_VALUE);
        String least = schema.path("minimum").asText();
        return maximum == Long.MAX_VALUE ? " from " + least : " from " + least + " to " + maximum;
    }

    private String meaning(JsonNode declared) {
        StringBuilder meaning = new StringBuilder(Stream.of(declared, resolved(declared))
                .map(schema -> schema.path("description").asText())
                .filter(text -> !text.isEmpty())
                .distinct()
                .collect(Collectors.joining(" ")));
        JsonNode element = resolved(declared).path("items");
        objectsOf(element)
                .forEach(object -> object.path("properties")
                        .properties()
                        .forEach(field ->
                                meaning.append(" `%s`: %s.".formatted(field.getKey(), value(field.getValue())))));
        return meaning.toString();
    }

    private static List<JsonNode> objectsOf(JsonNode element) {
        return StreamSupport.stream(element.path("anyOf").spliterator(), false)
                .filter(one -> one.has("properties"))
                .toList();
    }

    private JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asText();
        return reference.isEmpty() ? schema : root.at(reference.substring(1));
    }

    /** What is written as one text or as a list of them, without null. */
    private static List<String> texts(JsonNode node) {
        return node.isTextual()
                ? List.of(node.asText())
                : StreamSupport.stream(node.spliterator(), false)
                        .filter(JsonNode::isTextual)
                        .map(JsonNode::asText)
                        .filter(text -> !text.equals("null"))
                        .toList();
    }
}
