package dev.eddy.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eddy.record.JsonRecord;
import dev.eddy.record.KafkaRecord;
import dev.eddy.record.Parsed;
import dev.eddy.record.RecordParser;
import dev.eddy.record.RefusedException;
import dev.eddy.record.UnavailableException;
import java.io.Serializable;
import java.util.Arrays;

/**
 * The layout of the records of a topic. Converts them to Eddy's; those that {@link dev.eddy.record.OwnLayout} marks are in it already. Not
 * thread-safe.
 */
public final class RecordFormat implements Serializable {
    private static final int MAX_BYTES = 1024 * 1024;

    private final RecordKind kind;
    private final Layout layout;
    private final FieldMapping fields;
    private final TypeMapping types;
    private final SchemaPlace schemas;
    private transient Decoder decoder;

    RecordFormat(RecordKind kind, Layout layout, FieldMapping fields, TypeMapping types, SchemaPlace schemas) {
        this.kind = kind;
        this.layout = layout;
        this.fields = fields;
        this.types = types;
        this.schemas = schemas;
    }

    /** Whether records are as Eddy's own producers write them. */
    public boolean isEddys() {
        return layout == Layout.JSON && fields.isEmpty() && types.isEmpty();
    }

    /**
     * A parser of records of this layout, from one of Eddy's own. It throws an {@link UnavailableException} when a schema registry
     * can't be asked.
     */
    public <T> RecordParser<T> before(RecordParser<T> parser) {
        return isEddys() ? record -> parser.apply(withoutHeader(record)) : record -> parse(record, parser);
    }

    private static KafkaRecord withoutHeader(KafkaRecord record) {
        byte[] value = record.value();
        return value != null && WireHeader.isThere(value)
                ? record.with(record.key(), Arrays.copyOfRange(value, WireHeader.LENGTH, value.length))
                : record;
    }

    private <T> Parsed<T> parse(KafkaRecord record, RecordParser<T> parser) {
        if (record.isMarked()) {
            return parser.apply(record);
        }
        KafkaRecord own;
        try {
            own = own(record);
        } catch (RefusedException e) {
            return Parsed.refused(e.getMessage());
        } catch (UnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            // A fault in a library of a format must not stop the job either.
            return Parsed.refused("malformed record: " + JsonRecord.shown(String.valueOf(e)));
        }
        if (own == null) {
            return Parsed.ignored();
        }
        Parsed<T> parsed = parser.apply(own);
        return parsed.isRefused() && own.value() != null ? Parsed.refused(fields.explained(parsed.reason())) : parsed;
    }

    /** The record in Eddy's layout; null for one to leave out. */
    private KafkaRecord own(KafkaRecord record) {
        if (record.value() == null) {
            // Debezium writes one after each deleted row.
            return kind == RecordKind.ITEM ? takenDown(record, null) : layout.isOfChanges() ? null : record;
        }
        RefusedException.unless(
                record.value().length <= MAX_BYTES,
                "record over " + MAX_BYTES / 1024 + " KiB: " + record.value().length + " bytes");
        JsonNode row = decoder().decode(record.value());
        if (layout.isOfChanges()) {
            RowChange change = RowChange.of(row);
            row = change.row();
            if (change.kind() == RowChange.Kind.DELETE && kind == RecordKind.ITEM) {
                return takenDown(record, row);
            }
            if (change.kind() != RowChange.Kind.PUT) {
                return null;
            }
        }
        ObjectNode mapped = fields.apply(row);
        if (FieldMapping.takeDeleted(mapped)) {
            return takenDown(record, row);
        }
        if (types.ignores(mapped)) {
            return null;
        }
        byte[] key = kind == RecordKind.ITEM ? bytes(mapped.get("item_id")) : record.key();
        return record.with(key, mapped.toString().getBytes(UTF_8));
    }

    private Decoder decoder() {
        if (decoder == null) {
            decoder = schemas.decoder(layout);
        }
        return decoder;
    }

    /** @param row null when only the key tells the item */
    private KafkaRecord takenDown(KafkaRecord record, JsonNode row) {
        JsonNode id = row == null ? null : fields.value("item_id", row);
        if (id != null) {
            return record.with(bytes(id), null);
        }
        byte[] key = record.key();
        boolean isText = key == null || (layout == Layout.DEBEZIUM_JSON ? !isObject(key) : !WireHeader.isThere(key));
        if (isText) {
            return record.with(key, null);
        }
        JsonNode fieldsOfKey = RowChange.withoutSchema(decoder().decode(key));
        return record.with(bytes(fields.value("item_id", fieldsOfKey)), null);
    }

    private static boolean isObject(byte[] json) {
        return json.length > 0 && json[0] == '{';
    }

    private static byte[] bytes(JsonNode id) {
        return id == null ? null : id.asText().getBytes(UTF_8);
    }
}
