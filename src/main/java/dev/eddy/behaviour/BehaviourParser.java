package dev.eddy.behaviour;

import com.fasterxml.jackson.core.JsonParser;
import dev.eddy.record.AppendTime;
import dev.eddy.record.Ids;
import dev.eddy.record.JsonRecord;
import dev.eddy.record.KafkaRecord;
import dev.eddy.record.Parsed;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** Parses a record of the topic of events. Never throws. */
public final class BehaviourParser implements Serializable {
    public static final int MAX_BYTES = 64 * 1024;
    public static final int MAX_TAGS = 128;

    public Parsed<Behaviour> parse(KafkaRecord record) {
        var draft = new Draft();
        String reason = JsonRecord.read(record.value(), MAX_BYTES, draft);
        if (reason == null) {
            reason = draft.missing();
        }
        return reason == null ? draft.finished(record) : Parsed.refused(reason);
    }

    private static final class Draft implements JsonRecord.Fields {
        private String eventId;
        private String userId;
        private String itemId;
        private BehaviourType type;
        private long atMillis = Long.MIN_VALUE;
        private long dwellMillis;
        private double value;
        private List<String> tags = List.of();

        @Override
        public String read(String name, JsonParser field) throws IOException {
            return switch (name) {
                case "event_id" -> readEventId(field);
                case "user_id" -> {
                    userId = JsonRecord.text(field);
                    yield refusedId(name, userId);
                }
                case "item_id" -> {
                    itemId = JsonRecord.text(field);
                    yield refusedId(name, itemId);
                }
                case "type" -> readType(field);
                case "ts" -> readTime(field);
                case "dwell_ms" -> readDwell(field);
                case "value" -> readValue(field);
                case "tags" -> {
                    tags = new ArrayList<>();
                    yield JsonRecord.readNames(name, field, MAX_TAGS, tags);
                }
                default -> JsonRecord.skip(field);
            };
        }

        private String readEventId(JsonParser field) throws IOException {
            String id = JsonRecord.text(field);
            // An empty id counts as no id.
            eventId = "".equals(id) ? null : id;
            return "".equals(id) ? null : refusedId("event_id", id);
        }

        private static String refusedId(String name, String id) {
            return id == null ? name + " is neither text nor a whole number" : Ids.refusal(name, id);
        }

        private String readType(JsonParser field) throws IOException {
            String name = JsonRecord.text(field);
            type = name == null ? null : BehaviourType.ofWireName(name);
            return type == null ? "unknown type: " + JsonRecord.shown(field.getText()) : null;
        }

        private String readTime(JsonParser field) throws IOException {
            if (!JsonRecord.isLong(field)) {
                return "ts is not a whole number of milliseconds";
            }
            atMillis = field.getLongValue();
            return atMillis < AppendTime.EARLIEST_MILLIS
                    ? "ts is before 1990, maybe not milliseconds: " + atMillis
                    : null;
        }

        private String readDwell(JsonParser field) throws IOException {
            if (!JsonRecord.isLong(field) || field.getLongValue() < 0) {
                return "dwell_ms is not a whole number of milliseconds";
            }
            dwellMillis = field.getLongValue();
            return null;
        }

        private String readValue(JsonParser field) throws IOException {
            if (!JsonRecord.isNumber(field) || !Double.isFinite(field.getDoubleValue())) {
                return "value is not a finite number";
            }
            value = field.getDoubleValue();
            return null;
        }

        private String missing() {
            if (userId == null) {
                return "no user_id";
            }
            if (type == null) {
                return "no type";
            }
            if (atMillis == Long.MIN_VALUE) {
                return "no ts";
            }
            return itemId == null && type.isAboutAnItem() ? "no item_id, which a " + type.wireName() + " needs" : null;
        }

        private Parsed<Behaviour> finished(KafkaRecord record) {
            // A clock that runs ahead would fade all earlier events of the user.
            boolean ahead = atMillis > record.appendedAtMillis();
            var behaviour = new Behaviour(
                    eventId,
                    userId,
                    type.isAboutAnItem() ? itemId : null,
                    type,
                    ahead ? record.appendedAtMillis() : atMillis,
                    dwellMillis,
                    value,
                    tags,
                    record.appendedAtMillis(),
                    record.position());
            return new Parsed<>(behaviour, null, ahead);
        }
    }
}
