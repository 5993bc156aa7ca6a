package dev.eddy.behaviour;

import com.fasterxml.jackson.core.JsonParser;
import dev.eddy.filter.Mute;
import dev.eddy.record.JsonRecord;
import dev.eddy.record.RefusedException;
import java.io.IOException;

/** Reads the fields of a mute. Events of other types may have fields of these names, too, with anything in them. */
final class MuteFields {
    static final String UNTIL = "until";

    private Mute.Kind kind;
    private String name;
    private int named;
    private long untilMillis = Mute.FOREVER;
    private RefusedException refusal;

    /** Reads a field of this kind. */
    void readName(Mute.Kind field, JsonParser value) throws IOException {
        named++;
        kind = field;
        try {
            name = JsonRecord.id(field.label(), value);
        } catch (RefusedException e) {
            refuse(e, value);
        }
    }

    void readUntil(JsonParser value) throws IOException {
        try {
            untilMillis =
                    JsonRecord.wholeNumber(value, Long.MIN_VALUE, UNTIL + " is not a whole number of milliseconds");
        } catch (RefusedException e) {
            refuse(e, value);
        }
    }

    private void refuse(RefusedException reason, JsonParser value) throws IOException {
        refusal = reason;
        value.skipChildren();
    }

    /** The mute of an event; null for an event of another type. */
    Mute of(BehaviourType type, long atMillis) {
        if (!type.isMute()) {
            return null;
        }
        if (refusal != null) {
            throw refusal;
        }
        RefusedException.unless(
                named == 1, type.wireName() + " needs one of author, category and tag, and has " + named);
        if (type == BehaviourType.UNMUTE) {
            return new Mute(kind, name, Mute.ENDED);
        }
        RefusedException.unless(untilMillis > atMillis, UNTIL + " is not after ts");
        return new Mute(kind, name, untilMillis);
    }
}
