package dev.eddy.membership;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eddy.behaviour.KafkaRecord;
import dev.eddy.behaviour.Parsed;
import dev.eddy.membership.Command.Phase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** Commands as records of the control topic: key {@code rebuild:ID}, a JSON object as value. */
public final class CommandCodec {
    private static final String REBUILD = "rebuild";
    private static final ObjectMapper JSON = new ObjectMapper();

    private CommandCodec() {}

    /** The key of a rebuild's records; its later phase takes the place of the earlier when the topic is compacted. */
    public static byte[] key(String id) {
        return (REBUILD + ":" + id).getBytes(StandardCharsets.UTF_8);
    }

    /** The value of a rebuild's record. */
    public static byte[] rebuild(Phase phase, boolean canonical, long asOfMillis) {
        ObjectNode json = JSON.createObjectNode()
                .put("command", REBUILD)
                .put("phase", phase.name().toLowerCase(Locale.ROOT))
                .put("canonical", canonical)
                .put("as_of", asOfMillis);
        try {
            return JSON.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a command can't be written as JSON", e);
        }
    }

    /** The value of a record that asks for nothing: once its offset is committed, a whole checkpoint lies behind it. */
    public static byte[] fence() {
        return "{\"command\":\"fence\"}".getBytes(StandardCharsets.UTF_8);
    }

    /** Whether a record's value is a {@link #fence()}. */
    static boolean isFence(KafkaRecord record) {
        return Arrays.equals(record.value(), fence());
    }

    /** The command in a record, or why there is none. Without a phase both are done; without an instant, the append time. */
    public static Parsed<Command> decode(KafkaRecord record) {
        if (record.key() == null || record.value() == null) {
            return Parsed.refused("a command needs a key, command:id, and a value");
        }
        JsonNode json;
        try {
            json = JSON.readTree(record.value());
        } catch (IOException e) {
            return Parsed.refused("malformed JSON: " + e.getMessage());
        }
        if (!REBUILD.equals(json.path("command").asText())) {
            return Parsed.refused("unknown command: " + json.path("command") + "; there is rebuild");
        }
        Phase phase;
        try {
            phase = Phase.valueOf(json.path("phase").asText("both").toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return Parsed.refused("unknown phase: " + json.path("phase") + "; there are assign, emit and both");
        }
        JsonNode asOf = json.path("as_of");
        if (!asOf.isMissingNode() && !asOf.canConvertToLong()) {
            return Parsed.refused("as_of is not an instant in epoch milliseconds: " + asOf);
        }
        String key = new String(record.key(), StandardCharsets.UTF_8);
        return Parsed.of(new Command(
                key.substring(key.indexOf(':') + 1),
                record.offset() + 1,
                phase,
                json.path("canonical").asBoolean(),
                asOf.isMissingNode() ? record.appendedAtMillis() : asOf.asLong()));
    }
}
