package dev.eddy.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.eddy.record.JsonRecord;
import dev.eddy.record.RefusedException;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which fields of a producer become which of Eddy's. A field that is not mapped is taken from the one with its own name. */
final class FieldMapping implements Serializable {
    private final RecordKind kind;
    private final Map<String, Source> sources;

    /**
     * Where the value of a field comes from.
     *
     * @param paths names from the outside in; the first path with a value counts, or all with one are joined
     * @param constant null unless there are no paths
     * @param argument of {@link FieldKind#convert}, or null
     */
    private record Source(List<List<String>> paths, boolean areJoined, String constant, String argument)
            implements Serializable {
        private Source(MappingText.Entry entry) {
            this(entry.paths(), entry.areJoined(), entry.constant(), entry.argument());
        }

        private JsonNode in(JsonNode record) {
            if (constant != null) {
                return constant.isEmpty() ? null : new TextNode(constant);
            }
            JsonNode value = null;
            for (int i = 0; i < paths.size() && isNothing(value); i++) {
                value = at(paths.get(i), record);
            }
            return value;
        }

        /** The entries of all lists, each once. */
        private JsonNode joined(JsonNode record) {
            Set<JsonNode> entries = new LinkedHashSet<>();
            for (List<String> path : paths) {
                JsonNode value = at(path, record);
                if (!isNothing(value)) {
                    FieldKind.LIST.convert(value, argument).forEach(entries::add);
                }
            }
            return JsonNodeFactory.instance.arrayNode().addAll(entries);
        }

        private static boolean isNothing(JsonNode value) {
            return value == null
                    || value.isNull()
                    || (value.isTextual() && value.asText().isBlank());
        }

        private static JsonNode at(List<String> path, JsonNode record) {
            JsonNode value = record;
            for (String name : path) {
                value = value == null ? null : value.isArray() ? value.get(index(name)) : value.get(name);
            }
            return value;
        }

        private static int index(String name) {
            return name.matches("\\d{1,6}") ? Integer.parseInt(name) : -1;
        }

        private String inWords() {
            return constant != null
                    ? "'" + constant + "'"
                    : paths.stream()
                            .map(path -> String.join(".", path))
                            .collect(Collectors.joining(areJoined ? "+" : "|"));
        }
    }

    private FieldMapping(RecordKind kind, Map<String, Source> sources) {
        this.kind = kind;
        this.sources = sources;
    }

    /**
     * Reads {@value MappingText#FORM}.
     *
     * @throws IllegalArgumentException for a text that is not of the form, or names a field that the kind of records lacks
     */
    static FieldMapping parse(String text, RecordKind kind) {
        Map<String, Source> sources = new LinkedHashMap<>();
        for (MappingText.Entry entry : MappingText.parse(text)) {
            String target = entry.target();
            FieldKind field = kind.of(target);
            require(field != null, target + " is no field; there are " + String.join(", ", kind.names()));
            require(
                    !entry.areJoined() || field == FieldKind.LIST,
                    target + " is no list, so it can't be joined with +");
            String argument = entry.argument();
            require(
                    argument == null || field.takes(argument),
                    "(" + argument + ") does not suit " + target + ", which is " + field.inWords);
            Source before = sources.put(target, new Source(entry));
            require(before == null, target + " is mapped twice");
        }
        return new FieldMapping(kind, sources);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    boolean isEmpty() {
        return sources.isEmpty();
    }

    /** The fields of a record by Eddy's names. Throws {@link RefusedException} for a value that its field can't hold. */
    ObjectNode apply(JsonNode record) {
        ObjectNode mapped = JsonNodeFactory.instance.objectNode();
        for (String field : kind.names()) {
            JsonNode value = value(field, record);
            if (value != null) {
                mapped.set(field, value);
            }
        }
        for (String field : sources.keySet()) {
            if (field.startsWith(RecordKind.ATTRIBUTE)) {
                JsonNode value = value(field, record);
                if (value != null) {
                    attributes(mapped).set(field.substring(RecordKind.ATTRIBUTE.length()), value);
                }
            }
        }
        return mapped;
    }

    /** Whether a mapped record says that it is deleted; removes the field, which Eddy's own records lack. */
    static boolean takeDeleted(ObjectNode mapped) {
        JsonNode deleted = mapped.remove(RecordKind.DELETED);
        return deleted != null && deleted.booleanValue();
    }

    private static ObjectNode attributes(ObjectNode mapped) {
        return mapped.get("attributes") instanceof ObjectNode known ? known : mapped.putObject("attributes");
    }

    /** Null for none. */
    JsonNode value(String field, JsonNode record) {
        Source source = sources.get(field);
        if (source == null && field.equals(RecordKind.DELETED)) {
            return null;
        }
        JsonNode value = source == null ? record.get(field) : source.in(record);
        if (value == null || value.isNull() || value.isMissingNode()) {
            return null;
        }
        FieldKind held = kind.of(field);
        try {
            return source != null && source.areJoined
                    ? source.joined(record)
                    : held.convert(value, source == null ? null : source.argument);
        } catch (IllegalArgumentException | ArithmeticException e) {
            String unit = source == null || source.argument == null ? "" : " (" + source.argument + ")";
            throw new RefusedException(
                    explained(field + " is not " + held.inWords + unit) + ": " + JsonRecord.shown(value.asText()));
        }
    }

    /** A reason of a refusal in Eddy's names, with those of the producer. */
    String explained(String reason) {
        var explained = new StringBuilder(reason);
        sources.forEach((field, source) -> {
            if (Pattern.compile("(?<![\\w.])" + Pattern.quote(field) + "(?![\\w.])")
                    .matcher(reason)
                    .find()) {
                explained
                        .append(" (")
                        .append(field)
                        .append(" is ")
                        .append(source.inWords())
                        .append(")");
            }
        });
        return explained.toString();
    }
}
