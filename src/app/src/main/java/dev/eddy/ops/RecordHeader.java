package dev.eddy.ops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/**
 * The top-level fields {@code space}, {@code user_id}, {@code item_id} and {@code type} of a JSON record, from which its key is
 * made. A field is null unless it is a string or a whole number.
 */
public record RecordHeader(String space, String userId, String itemId, String type) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads the fields; all are null when the bytes are not a JSON object, which the job will then refuse. */
    public static RecordHeader of(byte[] json) {
        try {
            JsonNode record = JSON.readTree(json);
            return new RecordHeader(
                    text(record, "space"), text(record, "user_id"), text(record, "item_id"), text(record, "type"));
        } catch (IOException notJson) {
            return new RecordHeader(null, null, null, null);
        }
    }

    private static String text(JsonNode record, String field) {
        JsonNode value = record.path(field);
        return value.isTextual() || value.isIntegralNumber() ? value.asText() : null;
    }
}
