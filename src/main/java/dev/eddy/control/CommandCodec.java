package dev.eddy.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eddy.control.Command.Phase;
import dev.eddy.record.Ids;
import dev.eddy.record.JsonRecord;
import dev.eddy.record.KafkaRecord;
import dev.eddy.record.Parsed;
import dev.eddy.record.RecordJson;
import dev.eddy.record.Texts;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/**
 * Commands as records of the control topic: key {@code command:id}, value a JSON object. The id is a user for {@code forget},
 * an item for {@code takedown}, and free for {@code rebuild}.
 */
public final class CommandCodec {
    public static final int MAX_BYTES = 16 * 1024;

    private static final String REBUILD = "rebuild";
    private static final String FORGET = "forget";
    private static final String TAKEDOWN = "takedown";
    private static final byte[] FENCE = RecordJson.encode(command("fence"));

    private CommandCodec() {}

    /** Key of all phases of a rebuild: compaction keeps the last phase. */
    public static byte[] rebuildKey(String id) {
        return key(REBUILD, id);
    }

    public static byte[] forgetKey(String userId) {
        return key(FORGET, userId);
    }

    /** Key of a take-down. A record without a value lifts it. */
    public static byte[] takeDownKey(String itemId) {
        return key(TAKEDOWN, itemId);
    }

    private static byte[] key(String command, String id) {
        return (command + ":" + id).getBytes(UTF_8);
    }

    /**
     * Value of a rebuild.
     *
     * @param asOfMillis instant of the lists; null for the record's append time
     * @param activeWithin largest age of the last event of users that get lists; null for all users
     */
    public static byte[] rebuild(
            Phase phase, boolean canonical, boolean newEpoch, Long asOfMillis, Duration activeWithin) {
        return RecordJson.encode(command(REBUILD)
                .put("phase", phase.name().toLowerCase(Locale.ROOT))
                .put("canonical", canonical)
                .put("new_epoch", newEpoch)
                .put("as_of", asOfMillis)
                .put("active_within_ms", activeWithin == null ? null : activeWithin.toMillis()));
    }

    /**
     * Value of a rebuild that only makes lists, as of its append time.
     *
     * @param activeWithin as for {@link #rebuild}; the time to live of a list leaves out users whose list has expired
     */
    public static byte[] rebuildOfTheLists(Duration activeWithin) {
        return RecordJson.encode(
                command(REBUILD).put("phase", "emit").put("active_within_ms", activeWithin.toMillis()));
    }

    public static byte[] forget(String userId) {
        return RecordJson.encode(command(FORGET).put("user_id", userId));
    }

    public static byte[] takeDown(String itemId) {
        return RecordJson.encode(command(TAKEDOWN).put("item_id", itemId));
    }

    /** Value of a record without an order. After the commit of its offset, a whole checkpoint lies behind it. */
    public static byte[] fence() {
        return FENCE.clone();
    }

    private static ObjectNode command(String name) {
        return JsonNodeFactory.instance.objectNode().put("command", name);
    }

    /**
     * Parses a record. Fences and removals of commands are ignored.
     *
     * @param number number of the command; later commands have higher numbers
     */
    public static Parsed<Control> decode(KafkaRecord record, long number) {
        if (record.key() == null) {
            return Parsed.refused("no key; a command needs one, command:id");
        }
        String key = new String(record.key(), UTF_8);
        if (record.value() == null) {
            return cleared(key);
        }
        if (Arrays.equals(record.value(), FENCE)) {
            return Parsed.ignored();
        }
        var draft = new Draft();
        String reason = JsonRecord.read(record.value(), MAX_BYTES, draft);
        return reason == null ? draft.finished(key, record, number) : Parsed.refused(reason);
    }

    private static Parsed<Control> cleared(String key) {
        String start = TAKEDOWN + ":";
        if (!key.startsWith(start)) {
            return Parsed.ignored();
        }
        String itemId = key.substring(start.length());
        String reason = Ids.refusal("item_id", itemId);
        return reason == null ? Parsed.of(new TakeDown(itemId, false)) : Parsed.refused(reason);
    }

    private static final class Draft implements JsonRecord.Fields {
        private String command;
        private String userId;
        private String itemId;
        private Phase phase = Phase.BOTH;
        private boolean canonical;
        private boolean newEpoch;
        private Long asOfMillis;
        private long activeWithinMillis = Command.EVER;

        @Override
        public String read(String name, JsonParser field) throws IOException {
            return switch (name) {
                case "command" -> {
                    command = JsonRecord.text(field);
                    yield command == null ? "command is not text" : null;
                }
                case "user_id" -> {
                    userId = JsonRecord.text(field);
                    yield Ids.refusal(name, userId);
                }
                case "item_id" -> {
                    itemId = JsonRecord.text(field);
                    yield Ids.refusal(name, itemId);
                }
                case "phase" -> readPhase(field);
                case "canonical" -> {
                    canonical = field.hasToken(JsonToken.VALUE_TRUE);
                    yield notBoolean(name, field);
                }
                case "new_epoch" -> {
                    newEpoch = field.hasToken(JsonToken.VALUE_TRUE);
                    yield notBoolean(name, field);
                }
                case "as_of" -> readAsOf(field);
                case "active_within_ms" -> readActiveWithin(field);
                default -> JsonRecord.skip(field);
            };
        }

        private static String notBoolean(String name, JsonParser field) {
            return field.hasToken(JsonToken.VALUE_TRUE) || field.hasToken(JsonToken.VALUE_FALSE)
                    ? null
                    : name + " is neither true nor false";
        }

        private String readPhase(JsonParser field) throws IOException {
            String name = String.valueOf(JsonRecord.text(field));
            for (Phase known : Phase.values()) {
                if (known.name().toLowerCase(Locale.ROOT).equals(name)) {
                    phase = known;
                    return null;
                }
            }
            return "unknown phase: " + JsonRecord.shown(name) + "; there are assign, emit and both";
        }

        private String readAsOf(JsonParser field) throws IOException {
            if (!JsonRecord.isLong(field) || field.getLongValue() < 0) {
                return "as_of is not an instant in epoch milliseconds";
            }
            asOfMillis = field.getLongValue();
            return null;
        }

        private String readActiveWithin(JsonParser field) throws IOException {
            if (!JsonRecord.isLong(field) || field.getLongValue() < 0) {
                return "active_within_ms is not a whole number of milliseconds";
            }
            activeWithinMillis = field.getLongValue();
            return null;
        }

        private Parsed<Control> finished(String key, KafkaRecord record, long number) {
            if (command == null) {
                return Parsed.refused("no command");
            }
            return switch (command) {
                case REBUILD -> rebuild(key.substring(key.indexOf(':') + 1), number, record.appendedAtMillis());
                case FORGET -> keyed(key, userId, "user_id", new ForgetUser(userId, number, record.appendedAtMillis()));
                case TAKEDOWN -> keyed(key, itemId, "item_id", new TakeDown(itemId, true));
                default ->
                    Parsed.refused("unknown command: " + JsonRecord.shown(command)
                            + "; there are rebuild, forget and takedown");
            };
        }

        private Parsed<Control> rebuild(String id, long number, long appendedAtMillis) {
            String reason = Texts.nameRefusal("the id in the key", id);
            // An instant in the future would make all users look inactive.
            long instant = asOfMillis == null ? appendedAtMillis : Math.min(asOfMillis, appendedAtMillis);
            if (reason != null) {
                return Parsed.refused(reason);
            }
            var lists = new Command.Lists(instant, asOfMillis != null, activeWithinMillis);
            return Parsed.of(new Command(id, number, phase, canonical, newEpoch, lists));
        }

        /** Under another key, no later record could lift the order. */
        private Parsed<Control> keyed(String key, String id, String field, Control order) {
            if (id == null) {
                return Parsed.refused("no " + field + ", which " + command + " needs");
            }
            return key.equals(command + ":" + id)
                    ? Parsed.of(order)
                    : Parsed.refused("the key is not " + command + ":" + field + ": " + JsonRecord.shown(key));
        }
    }
}
