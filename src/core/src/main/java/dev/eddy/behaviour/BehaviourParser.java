package dev.eddy.behaviour;

import com.fasterxml.jackson.core.JsonParser;
import dev.eddy.filter.Mute;
import dev.eddy.record.AppendTime;
import dev.eddy.record.JsonRecord;
import dev.eddy.record.KafkaRecord;
import dev.eddy.record.Parsed;
import dev.eddy.record.RefusedException;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/** Parses a record of the topic of events. Never throws. */
public final class BehaviourParser implements Serializable {
    public static final int MAX_BYTES = 64 * 1024;
    public static final int MAX_TAGS = 128;
    public static final int MAX_ATTRIBUTES = 8;
    private static final double MAX_WEIGHT = 1_000;

    public Parsed<Behaviour> parse(KafkaRecord record) {
        return JsonRecord.parse(record.value(), MAX_BYTES, new Draft(record));
    }

    /** The event of a record of the history. */
    public Parsed<Behaviour> parseHistory(KafkaRecord record) {
        Parsed<Behaviour> parsed = parse(record);
        return parsed.value() == null ? parsed : new Parsed<>(parsed.value().ofHistory(), null, parsed.clamped());
    }

    private static final class Draft implements JsonRecord.Draft<Behaviour> {
        private final KafkaRecord record;
        private String eventId;
        private String userId;
        private String itemId;
        private BehaviourType type;
        private long atMillis = Long.MIN_VALUE;
        private long dwellMillis;
        private double value;
        private double weight;
        private List<String> tags = List.of();
        private Map<String, String> attributes = Map.of();
        private String from;
        private RefusedException fromRefusal;
        private final MuteFields mute = new MuteFields();

        private Draft(KafkaRecord record) {
            this.record = record;
        }

        @Override
        public void read(String name, JsonParser field) throws IOException {
            switch (name) {
                // An empty id counts as no id.
                case "event_id" -> eventId = "".equals(JsonRecord.text(field)) ? null : JsonRecord.id(name, field);
                case "user_id" -> userId = JsonRecord.id(name, field);
                case "item_id" -> itemId = JsonRecord.id(name, field);
                case "type" -> readType(field);
                case "ts" -> readTime(field);
                case "dwell_ms" ->
                    dwellMillis = JsonRecord.wholeNumber(field, 0, "dwell_ms is not a whole number of milliseconds");
                case "value" -> {
                    value = JsonRecord.isNumber(field) ? field.getDoubleValue() : Double.NaN;
                    RefusedException.unless(Double.isFinite(value), "value is not a finite number");
                }
                case "weight" -> {
                    weight = JsonRecord.isNumber(field) ? field.getFloatValue() : Double.NaN;
                    RefusedException.unless(
                            weight > 0 && weight <= MAX_WEIGHT, "weight is not a number above 0 and up to 1000");
                }
                case "tags" -> tags = JsonRecord.ids(name, field, MAX_TAGS);
                case "attributes" -> attributes = JsonRecord.texts(name, field, MAX_ATTRIBUTES);
                case "from" -> readFrom(name, field);
                case "author", "category", "tag" -> mute.readName(Mute.Kind.ofLabel(name), field);
                case MuteFields.UNTIL -> mute.readUntil(field);
                default -> field.skipChildren();
            }
        }

        /** Events of other types may have a field of this name too, with anything in it. */
        private void readFrom(String name, JsonParser field) throws IOException {
            try {
                from = JsonRecord.id(name, field);
            } catch (RefusedException e) {
                fromRefusal = e;
                field.skipChildren();
            }
        }

        private void readType(JsonParser field) throws IOException {
            String name = JsonRecord.text(field);
            type = name == null ? null : BehaviourType.ofWireName(name);
            if (type == null) {
                throw new RefusedException("unknown type: " + JsonRecord.shown(field.getText()));
            }
        }

        private void readTime(JsonParser field) throws IOException {
            atMillis = JsonRecord.wholeNumber(field, Long.MIN_VALUE, "ts is not a whole number of milliseconds");
            if (atMillis < AppendTime.EARLIEST_MILLIS) {
                throw new RefusedException("ts is before 1990, maybe not milliseconds: " + atMillis);
            }
        }

        @Override
        public Parsed<Behaviour> finished() {
            RefusedException.unless(userId != null, "no user_id");
            RefusedException.unless(type != null, "no type");
            RefusedException.unless(atMillis != Long.MIN_VALUE, "no ts");
            if (itemId == null && type.isAboutAnItem()) {
                throw new RefusedException("no item_id, which every " + type.wireName() + " needs");
            }
            if (type == BehaviourType.MERGE) {
                if (fromRefusal != null) {
                    throw fromRefusal;
                }
                RefusedException.unless(from != null, "no from, which a merge needs");
                RefusedException.unless(!from.equals(userId), "a merge of a user with itself");
            }
            // A clock that runs ahead would fade all earlier events of the user.
            boolean ahead = atMillis > record.appendedAtMillis();
            var behaviour = new Behaviour(
                    eventId,
                    userId,
                    type.isAboutAnItem() ? itemId : null,
                    type,
                    ahead ? record.appendedAtMillis() : atMillis,
                    atMillis,
                    Behaviour.Details.of(
                            dwellMillis,
                            value,
                            weight,
                            tags,
                            attributes,
                            type == BehaviourType.MERGE ? from : null,
                            mute.of(type, atMillis)),
                    record.appendedAtMillis(),
                    record.position());
            return new Parsed<>(behaviour, null, ahead);
        }
    }
}
