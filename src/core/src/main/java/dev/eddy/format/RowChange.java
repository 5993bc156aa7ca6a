package dev.eddy.format;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eddy.record.RefusedException;
import java.util.Base64;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A change of a row of a database table, from Debezium's envelope ("Debezium connector for PostgreSQL", section "Data change events").
 *
 * @param row after the change; of a deletion the row before it, or null where the envelope lacks it; null for {@link Kind#OTHER}. A long
 *     value that the database leaves out since it has not changed is that of the row before, else a {@link MissingNode}
 */
record RowChange(Kind kind, JsonNode row) {
    enum Kind {
        PUT,
        DELETE,
        /** A truncated table, or a message of the database. */
        OTHER
    }

    /** Debezium's default of {@code unavailable.value.placeholder}; bytes are its Base64, numbers its bytes, maps have it as a key. */
    private static final String UNAVAILABLE = "__debezium_unavailable_value";

    private static final byte[] UNAVAILABLE_BYTES = UNAVAILABLE.getBytes(US_ASCII);
    private static final Set<String> UNAVAILABLE_TEXTS =
            Set.of(UNAVAILABLE, Base64.getEncoder().encodeToString(UNAVAILABLE_BYTES));

    /** Throws {@link RefusedException} for a record that is no envelope. */
    static RowChange of(JsonNode record) {
        JsonNode envelope = withoutSchema(record);
        String op = envelope.path("op").asText("");
        return switch (op) {
            case "c", "r", "u" -> {
                RefusedException.unless(envelope.path("after").isObject(), "no after, which op " + op + " needs");
                yield new RowChange(Kind.PUT, available(envelope.get("after"), envelope.path("before")));
            }
            case "d" -> new RowChange(Kind.DELETE, envelope.path("before").isObject() ? envelope.get("before") : null);
            case "t", "m" -> new RowChange(Kind.OTHER, null);
            default -> throw new RefusedException("not an envelope of Debezium: op is neither c, r, u, d, t nor m");
        };
    }

    private static JsonNode available(JsonNode after, JsonNode before) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        after.properties().forEach(field -> {
            JsonNode value = isUnavailable(field.getValue()) ? before.path(field.getKey()) : field.getValue();
            row.set(field.getKey(), isUnavailable(value) ? MissingNode.getInstance() : value);
        });
        return row;
    }

    private static boolean isUnavailable(JsonNode value) {
        if (value.isArray() && value.size() == UNAVAILABLE_BYTES.length) {
            return IntStream.range(0, UNAVAILABLE_BYTES.length)
                    .allMatch(i -> value.get(i).isNumber() && value.get(i).asDouble() == UNAVAILABLE_BYTES[i]);
        }
        return (value.isTextual() && UNAVAILABLE_TEXTS.contains(value.asText()))
                || (value.isArray() && value.size() == 1 && isUnavailable(value.get(0)))
                || (value.isObject() && value.has(UNAVAILABLE));
    }

    /** The {@code payload} of a record that has its schema beside it; other records as they are. */
    static JsonNode withoutSchema(JsonNode record) {
        return record.has("schema") && record.has("payload") ? record.get("payload") : record;
    }
}
