package dev.eddy.format;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eddy.record.RefusedException;

/**
 * A change of a row of a database table, from Debezium's envelope ("Debezium connector for PostgreSQL", section "Data change events").
 *
 * @param row after the change; of a deletion the row before it, or null where the envelope lacks it; null for {@link Kind#OTHER}
 */
record RowChange(Kind kind, JsonNode row) {
    enum Kind {
        PUT,
        DELETE,
        /** A truncated table, or a message of the database. */
        OTHER
    }

    /** Throws {@link RefusedException} for a record that is no envelope. */
    static RowChange of(JsonNode record) {
        JsonNode envelope = withoutSchema(record);
        String op = envelope.path("op").asText("");
        return switch (op) {
            case "c", "r", "u" -> {
                RefusedException.unless(envelope.path("after").isObject(), "no after, which op " + op + " needs");
                yield new RowChange(Kind.PUT, envelope.get("after"));
            }
            case "d" -> new RowChange(Kind.DELETE, envelope.path("before").isObject() ? envelope.get("before") : null);
            case "t", "m" -> new RowChange(Kind.OTHER, null);
            default -> throw new RefusedException("not an envelope of Debezium: op is neither c, r, u, d, t nor m");
        };
    }

    /** The {@code payload} of a record that has its schema beside it; other records as they are. */
    static JsonNode withoutSchema(JsonNode record) {
        return record.has("schema") && record.has("payload") ? record.get("payload") : record;
    }
}
