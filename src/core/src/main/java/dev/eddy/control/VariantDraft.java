package dev.eddy.control;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eddy.record.JsonRecord;
import dev.eddy.record.RefusedException;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The fields of a variant in a record of the control topic. */
final class VariantDraft {
    private static final int MOST_OPTIONS = 16;
    private static final int MOST_CHANNELS = 256;

    private String name;
    private double from = Double.NaN;
    private double to = Double.NaN;
    private String salt = "";
    private Map<String, String> options = Map.of();
    private List<String> leaveOut = List.of();

    /** Reads a field, or skips one that is not a variant's. */
    void read(String field, JsonParser value) throws IOException {
        switch (field) {
            case "name" -> name = JsonRecord.text(value, "name is not text");
            case "from" -> from = number(field, value);
            case "to" -> to = number(field, value);
            case "salt" -> salt = JsonRecord.text(value, "salt is not text");
            case "options" -> options = JsonRecord.texts(field, value, MOST_OPTIONS);
            case "leave_out" -> leaveOut = JsonRecord.ids(field, value, MOST_CHANNELS);
            default -> value.skipChildren();
        }
    }

    private static double number(String field, JsonParser value) throws IOException {
        RefusedException.unless(JsonRecord.isNumber(value), field + " is not a number");
        return value.getDoubleValue();
    }

    /** Null when the record has none. */
    String name() {
        return name;
    }

    Variant variant(String called) {
        return new Variant(called, from, to, salt, options, leaveOut);
    }

    static ObjectNode written(Variant variant, ObjectNode record) {
        record.put("name", variant.name())
                .put("from", variant.fromShare())
                .put("to", variant.toShare())
                .put("salt", variant.salt());
        ObjectNode options = record.putObject("options");
        variant.options().forEach(options::put);
        var leaveOut = record.putArray("leave_out");
        variant.leaveOut().forEach(leaveOut::add);
        return record;
    }
}
