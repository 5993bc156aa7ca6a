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
import dev.eddy.record.RefusedException;
import dev.eddy.record.Texts;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Commands as records of the control topic: key {@code command:id}, value a JSON object. The id is a user for
 * {@code forget}, an item for {@code takedown}, a space for {@code versions}, a
 * variant for {@code variant}, and free for {@code rebuild}.
 */
public final class CommandCodec {
    public static final int MAX_BYTES = 16 * 1024;

    private static final String REBUILD = "rebuild";
    private static final String FORGET = "forget";
    private static final String TAKEDOWN = "takedown";
    private static final String VERSIONS = "versions";
    private static final String VARIANT = "variant";
    private static final String END_VARIANT = "end-variant";
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

    /** Key of the versions of a space's vectors: compaction keeps the last order. */
    public static byte[] versionsKey(String space) {
        return key(VERSIONS, space);
    }

    /** Key of the start and the end of a variant. A record without a value ends it, too. */
    public static byte[] variantKey(String name) {
        return key(VARIANT, name);
    }

    private static byte[] key(String command, String id) {
        return (command + ":" + id).getBytes(UTF_8);
    }

    /**
     * Value of a rebuild. It makes lists as of an instant, null for the record's append time, for users whose last
     * event is at most {@code activeWithin} old, null for all users.
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

    /** Value of a rebuild that only makes lists, as of its append time, for users with an event within a time. */
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

    public static byte[] versions(SpaceVersions versions) {
        ObjectNode value = command(VERSIONS).put("space", versions.space()).put("in_use", versions.inUse());
        return RecordJson.encode(versions.other() == SpaceVersions.NONE ? value : value.put("other", versions.other()));
    }

    public static byte[] variant(VariantOrder order) {
        return order.variant() == null
                ? RecordJson.encode(command(END_VARIANT).put("name", order.name()))
                : RecordJson.encode(VariantDraft.written(order.variant(), command(VARIANT)));
    }

    /** Value of a record without an order. After the commit of its offset, a whole checkpoint lies behind it. */
    public static byte[] fence() {
        return FENCE.clone();
    }

    private static ObjectNode command(String name) {
        return JsonNodeFactory.instance.objectNode().put("command", name);
    }

    /** Parses a record to a command of this number. Fences and removals of commands are ignored. */
    public static Parsed<Control> decode(KafkaRecord record, long number) {
        if (record.key() == null) {
            return Parsed.refused("no key; a command needs one, command:id");
        }
        if (record.value() == null) {
            return cleared(record.textKey());
        }
        return Arrays.equals(record.value(), FENCE)
                ? Parsed.ignored()
                : JsonRecord.parse(record.value(), MAX_BYTES, new Draft(record, number));
    }

    private static Parsed<Control> cleared(String key) {
        String id = key.substring(key.indexOf(':') + 1);
        return switch (key.substring(0, key.length() - id.length())) {
            case TAKEDOWN + ":" -> Parsed.attempt(() -> new TakeDown(Ids.valid("item_id", id), false));
            case VARIANT + ":" -> Parsed.attempt(() -> VariantOrder.end(id));
            default -> Parsed.ignored();
        };
    }

    static long instant(JsonParser field) throws IOException {
        return JsonRecord.wholeNumber(field, 0, "as_of is not an instant in epoch milliseconds");
    }

    private static final class Draft implements JsonRecord.Draft<Control> {
        private final KafkaRecord record;
        private final long number;
        private String command;
        private String userId;
        private String itemId;
        private String space;
        private long inUse = SpaceVersions.NONE;
        private long other = SpaceVersions.NONE;
        private final VariantDraft variant = new VariantDraft();
        private Phase phase = Phase.BOTH;
        private boolean canonical;
        private boolean newEpoch;
        private Long asOfMillis;
        private long activeWithinMillis = Command.EVER;

        private Draft(KafkaRecord record, long number) {
            this.record = record;
            this.number = number;
        }

        @Override
        public void read(String name, JsonParser field) throws IOException {
            switch (name) {
                case "command" -> command = JsonRecord.text(field, "command is not text");
                case "user_id" -> userId = JsonRecord.id(name, field);
                case "item_id" -> itemId = JsonRecord.id(name, field);
                case "space" -> space = JsonRecord.text(field, "space is not text");
                case "in_use" -> inUse = version(name, field);
                case "other" -> other = version(name, field);
                case "phase" -> readPhase(field);
                case "canonical" -> canonical = isTrue(name, field);
                case "new_epoch" -> newEpoch = isTrue(name, field);
                case "as_of" -> asOfMillis = instant(field);
                case "active_within_ms" ->
                    activeWithinMillis =
                            JsonRecord.wholeNumber(field, 0, "active_within_ms is not a whole number of milliseconds");
                default -> variant.read(name, field);
            }
        }

        private static long version(String name, JsonParser field) throws IOException {
            return JsonRecord.wholeNumber(field, 0, name + " is not a whole number of 0 or more");
        }

        private static boolean isTrue(String name, JsonParser field) {
            RefusedException.unless(field.currentToken().isBoolean(), name + " is neither true nor false");
            return field.hasToken(JsonToken.VALUE_TRUE);
        }

        private void readPhase(JsonParser field) throws IOException {
            String name = String.valueOf(JsonRecord.text(field));
            phase = Stream.of(Phase.values())
                    .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(name))
                    .findFirst()
                    .orElseThrow(() -> new RefusedException(
                            "unknown phase: " + JsonRecord.shown(name) + "; there are assign, emit and both"));
        }

        @Override
        public Parsed<Control> finished() {
            RefusedException.unless(command != null, "no command");
            long appendedAt = record.appendedAtMillis();
            return Parsed.of(
                    switch (command) {
                        case REBUILD -> rebuild(appendedAt);
                        case FORGET -> new ForgetUser(keyed(userId, "user_id"), number, appendedAt);
                        case TAKEDOWN -> new TakeDown(keyed(itemId, "item_id"), true);
                        case VERSIONS -> versions();
                        case VARIANT -> VariantOrder.start(variant.variant(keyed(VARIANT, variant.name(), "name")));
                        case END_VARIANT -> VariantOrder.end(keyed(VARIANT, variant.name(), "name"));
                        default ->
                            throw new RefusedException("unknown command: " + JsonRecord.shown(command)
                                    + "; there are rebuild, forget, takedown, versions, variant and"
                                    + " end-variant");
                    });
        }

        private Command rebuild(long appendedAtMillis) {
            String key = record.textKey();
            String id = Texts.validName("the id in the key", key.substring(key.indexOf(':') + 1));
            // An instant in the future would make all users look inactive.
            long instant = asOfMillis == null ? appendedAtMillis : Math.min(asOfMillis, appendedAtMillis);
            var lists = new Command.Lists(instant, asOfMillis != null, activeWithinMillis);
            return new Command(id, number, phase, canonical, newEpoch, lists);
        }

        private SpaceVersions versions() {
            String of = keyed(space, "space");
            RefusedException.unless(inUse != SpaceVersions.NONE, "no in_use, which versions needs");
            return new SpaceVersions(of, inUse, other);
        }

        /** The id, which the key must have too: under another key, no later record could lift the order. */
        private String keyed(String id, String field) {
            return keyed(command, id, field);
        }

        private String keyed(String start, String id, String field) {
            RefusedException.unless(id != null, "no " + field + ", which " + command + " needs");
            String key = record.textKey();
            RefusedException.unless(
                    key.equals(start + ":" + id),
                    "the key is not " + start + ":" + field + ": " + JsonRecord.shown(key));
            return id;
        }
    }
}
