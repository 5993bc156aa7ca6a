package dev.eddy.behaviour;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes a behaviour as the JSON that {@link BehaviourParser} reads. */
public final class BehaviourEncoder {
    private static final JsonFactory FACTORY = new JsonFactory();

    private BehaviourEncoder() {}

    public static byte[] encode(Behaviour behaviour) {
        var bytes = new ByteArrayOutputStream(160);
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            if (behaviour.eventId() != null) {
                json.writeStringField("event_id", behaviour.eventId());
            }
            json.writeStringField("user_id", behaviour.userId());
            if (behaviour.itemId() != null) {
                json.writeStringField("item_id", behaviour.itemId());
            }
            json.writeStringField("type", behaviour.type().wireName());
            json.writeNumberField("ts", behaviour.atMillis());
            if (behaviour.dwellMillis() != 0) {
                json.writeNumberField("dwell_ms", behaviour.dwellMillis());
            }
            if (behaviour.value() != 0) {
                json.writeNumberField("value", behaviour.value());
            }
            if (!behaviour.tags().isEmpty()) {
                json.writeArrayFieldStart("tags");
                for (String tag : behaviour.tags()) {
                    json.writeString(tag);
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }
}
