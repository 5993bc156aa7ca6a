package dev.eddy.ops;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * The few top-level fields of a JSON record that publishing needs; each is null when the record has neither a string nor a whole
 * number there.
 *
 * @param space {@code space}
 * @param userId {@code user_id}
 * @param itemId {@code item_id}
 * @param type {@code type}
 */
public record RecordHeader(String space, String userId, String itemId, String type) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final RecordHeader UNREADABLE = new RecordHeader(null, null, null, null);

    /** Reads the header; bytes that are not a JSON object have none, which is for the reader of the topic to reject. */
    public static RecordHeader of(byte[] json) {
        try (JsonParser parser = JSON.createParser(json)) {
            String space = null;
            String userId = null;
            String itemId = null;
            String type = null;
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return UNREADABLE;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                if (parser.nextToken() != JsonToken.VALUE_STRING && !parser.hasToken(JsonToken.VALUE_NUMBER_INT)) {
                    parser.skipChildren();
                    continue;
                }
                switch (field) {
                    case "space" -> space = parser.getText();
                    case "user_id" -> userId = parser.getText();
                    case "item_id" -> itemId = parser.getText();
                    case "type" -> type = parser.getText();
                    default -> {}
                }
            }
            return new RecordHeader(space, userId, itemId, type);
        } catch (IOException notJson) {
            return UNREADABLE;
        }
    }
}
