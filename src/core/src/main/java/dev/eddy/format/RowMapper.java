package dev.eddy.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eddy.record.Parsed;
import dev.eddy.record.RefusedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Makes Eddy's own records of rows that are JSON objects, for files whose rows never were records. */
public final class RowMapper {
    private final FieldMapping fields;
    private final TypeMapping types;
    private final Predicate<JsonNode> leftOut;
    private final Map<String, Long> rowsByType = new LinkedHashMap<>();
    private final Set<FieldPath> missing;
    private List<String> columns = List.of();
    private final JsonDecoder decoder = new JsonDecoder();

    private RowMapper(FieldMapping fields, TypeMapping types, Predicate<JsonNode> leftOut) {
        this.fields = fields;
        this.types = types;
        this.leftOut = leftOut;
        this.missing = fields.paths();
        types.entries().forEach(entry -> rowsByType.put(entry, 0L));
    }

    /**
     * A mapper.
     *
     * @param options that say the mapping
     * @param leftOut the rows that are ignored
     */
    public static RowMapper of(RecordOptions options, RecordKind kind, Predicate<JsonNode> leftOut) {
        return kind == RecordKind.EVENT
                ? new RowMapper(
                        FieldMapping.parse(options.eventsFields(), kind),
                        TypeMapping.parse(options.eventsTypes()),
                        leftOut)
                : new RowMapper(FieldMapping.parse(options.itemsFields(), kind), TypeMapping.NONE, leftOut);
    }

    /** As {@link #map(JsonNode)}, of the bytes of the row. */
    public Parsed<byte[]> map(byte[] row) {
        try {
            return map(decoder.decode(row));
        } catch (RefusedException e) {
            return Parsed.refused(e.getMessage());
        }
    }

    /** The record of a row, which is a JSON object. Deleted items, and events of types to leave out, are ignored. */
    public Parsed<byte[]> map(JsonNode values) {
        try {
            note(values);
            if (leftOut.test(values)) {
                return Parsed.ignored();
            }
            ObjectNode record = fields.apply(values);
            rowsByType.computeIfPresent(types.entryFor(record), (entry, rows) -> rows + 1);
            return FieldMapping.takeDeleted(record) || types.ignores(record)
                    ? Parsed.ignored()
                    : Parsed.of(record.toString().getBytes(UTF_8));
        } catch (RefusedException e) {
            return Parsed.refused(e.getMessage());
        }
    }

    private void note(JsonNode values) {
        if (columns.isEmpty()) {
            List<String> names = new ArrayList<>();
            values.fieldNames().forEachRemaining(names::add);
            columns = names;
        }
        missing.removeIf(path -> path.in(values) != null);
    }

    /**
     * What all rows until now had.
     *
     * @param columns the names at the top of the first row
     * @param missing what the mapping names and no row has had
     * @param byType how many rows each entry of the mapping of types was for, in the order of the entries
     */
    public record Seen(List<String> columns, Set<FieldPath> missing, Map<String, Long> byType) {}

    public Seen seen() {
        return new Seen(columns, missing, rowsByType);
    }

    /** A reason of a refusal in Eddy's names, with those of the row. */
    public String explained(String reason) {
        return fields.explained(reason);
    }
}
