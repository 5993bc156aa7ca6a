package dev.eddy.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.eddy.format.MappingText.Place;
import dev.eddy.record.JsonRecord;
import dev.eddy.record.RefusedException;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which fields of a producer become which of Eddy's. A field that is not mapped is taken from the one with its own name. */
final class FieldMapping implements Serializable {
    private final RecordKind kind;
    private final Map<String, Source> sources;

    /**
     * Where the value of a field comes from.
     *
     * @param places the first with a value counts, or all are joined
     * @param constant null unless there are no places
     */
    private record Source(List<Place> places, boolean areJoined, String constant) implements Serializable {
        private String inWords() {
            return constant != null
                    ? "'" + constant + "'"
                    : places.stream()
                            .map(place -> place.path().toString())
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
                    !entry.areJoined() || field == FieldKind.LIST || field == FieldKind.TIME,
                    target + " is no list and no time, so it can't be joined with +");
            for (Place place : entry.places()) {
                String argument = place.argument();
                require(
                        argument == null || field.takes(argument),
                        "(" + argument + ") does not suit " + target + ", which is " + field.inWords);
            }
            Source before = sources.put(target, new Source(entry.places(), entry.areJoined(), entry.constant()));
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
            if (isUnchanged(field, record)) {
                mapped.withArray(RecordKind.UNCHANGED).add(field);
                continue;
            }
            JsonNode value = value(field, record);
            if (value != null) {
                mapped.set(field, value);
            }
        }
        for (String field : sources.keySet()) {
            if (field.startsWith(RecordKind.ATTRIBUTE)) {
                JsonNode value = isUnchanged(field, record) ? null : value(field, record);
                if (value != null) {
                    attributes(mapped).set(field.substring(RecordKind.ATTRIBUTE.length()), value);
                }
            }
        }
        return mapped;
    }

    /** Whether a field has a value that is not known, since it has not changed: see {@link RowChange}. */
    private boolean isUnchanged(String field, JsonNode record) {
        Source source = sources.get(field);
        if (source == null) {
            return record.path(field).isMissingNode() && record.has(field);
        }
        for (Place place : source.places) {
            JsonNode value = place.path().in(record);
            if (value != null && value.isMissingNode()) {
                return true;
            }
            if (!source.areJoined && !isNothing(value)) {
                return false;
            }
        }
        return false;
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
        if (source == null) {
            return field.equals(RecordKind.DELETED) ? null : converted(field, record.get(field), null);
        }
        if (source.constant != null) {
            return source.constant.isEmpty() ? null : converted(field, new TextNode(source.constant), null);
        }
        if (!source.areJoined) {
            return first(field, source, record);
        }
        return kind.of(field) == FieldKind.TIME ? time(field, source, record) : joined(field, source, record);
    }

    private JsonNode first(String field, Source source, JsonNode record) {
        int last = source.places.size() - 1;
        for (Place place : source.places.subList(0, last)) {
            JsonNode value = place.path().in(record);
            if (!isNothing(value)) {
                return converted(field, value, place.argument());
            }
        }
        Place place = source.places.get(last);
        return converted(field, place.path().in(record), place.argument());
    }

    /** The entries of all lists, each once. */
    private JsonNode joined(String field, Source source, JsonNode record) {
        Set<JsonNode> entries = new LinkedHashSet<>();
        for (Place place : source.places) {
            JsonNode value = place.path().in(record);
            if (!isNothing(value)) {
                converted(field, value, place.argument()).forEach(entries::add);
            }
        }
        return entries.isEmpty() ? null : JsonNodeFactory.instance.arrayNode().addAll(entries);
    }

    /** The day and the time of a day, with a blank between, in the form of the last. */
    private JsonNode time(String field, Source source, JsonNode record) {
        StringJoiner text = new StringJoiner(" ");
        String form = null;
        for (Place place : source.places) {
            JsonNode value = place.path().in(record);
            if (isNothing(value)) {
                return null;
            }
            text.add(value.asText().strip());
            form = place.argument();
        }
        return converted(field, new TextNode(text.toString()), form);
    }

    private JsonNode converted(String field, JsonNode value, String argument) {
        if (value == null || value.isNull() || value.isMissingNode()) {
            return null;
        }
        FieldKind held = kind.of(field);
        try {
            return held.convert(value, argument);
        } catch (IllegalArgumentException | ArithmeticException e) {
            String unit = argument == null ? "" : " (" + argument + ")";
            throw new RefusedException(
                    explained(field + " is not " + held.inWords + unit) + ": " + JsonRecord.shown(value.asText()));
        }
    }

    private static boolean isNothing(JsonNode value) {
        return value == null
                || value.isNull()
                || (value.isTextual() && value.asText().isBlank());
    }

    /** All places of values. */
    Set<FieldPath> paths() {
        return sources.values().stream()
                .flatMap(source -> source.places.stream())
                .map(Place::path)
                .collect(Collectors.toCollection(LinkedHashSet::new));
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
