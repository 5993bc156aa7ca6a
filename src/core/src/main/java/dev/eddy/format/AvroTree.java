package dev.eddy.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eddy.record.RefusedException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;

/** Avro's generic values as a tree. Times become milliseconds, decimals numbers, bytes Base64. */
final class AvroTree {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int MAX_DEPTH = 32;
    /** Longer than any number of a record. */
    private static final int MOST_DECIMAL_BYTES = 32;

    private static final long DAY_MILLIS = 86_400_000;

    private AvroTree() {}

    static JsonNode of(Object value, Schema schema) {
        return of(value, schema, 0);
    }

    private static JsonNode of(Object value, Schema schema, int depth) {
        RefusedException.unless(depth <= MAX_DEPTH, "nested deeper than " + MAX_DEPTH);
        return switch (schema.getType()) {
            case UNION -> of(value, schema.getTypes().get(GenericData.get().resolveUnion(schema, value)), depth);
            case RECORD -> record((IndexedRecord) value, depth);
            case ARRAY -> list((Collection<?>) value, schema.getElementType(), depth);
            case MAP -> map((Map<?, ?>) value, schema.getValueType(), depth);
            case STRING, ENUM -> NODES.textNode(value.toString());
            case BOOLEAN -> NODES.booleanNode((Boolean) value);
            case INT -> whole((Integer) value, schema.getLogicalType());
            case LONG -> whole((Long) value, schema.getLogicalType());
            case FLOAT -> NODES.numberNode((Float) value);
            case DOUBLE -> NODES.numberNode((Double) value);
            case BYTES -> bytes(array((ByteBuffer) value), schema.getLogicalType());
            case FIXED -> bytes(((GenericFixed) value).bytes(), schema.getLogicalType());
            case NULL -> NODES.nullNode();
        };
    }

    private static JsonNode record(IndexedRecord record, int depth) {
        ObjectNode node = NODES.objectNode();
        for (Schema.Field field : record.getSchema().getFields()) {
            node.set(field.name(), of(record.get(field.pos()), field.schema(), depth + 1));
        }
        return node;
    }

    private static JsonNode list(Collection<?> values, Schema schema, int depth) {
        ArrayNode node = NODES.arrayNode();
        values.forEach(value -> node.add(of(value, schema, depth + 1)));
        return node;
    }

    private static JsonNode map(Map<?, ?> values, Schema schema, int depth) {
        ObjectNode node = NODES.objectNode();
        values.forEach((name, value) -> node.set(name.toString(), of(value, schema, depth + 1)));
        return node;
    }

    private static JsonNode whole(long value, LogicalType type) {
        if (type instanceof LogicalTypes.TimestampMicros || type instanceof LogicalTypes.LocalTimestampMicros) {
            return NODES.numberNode(Math.floorDiv(value, 1_000));
        }
        if (type instanceof LogicalTypes.TimestampNanos || type instanceof LogicalTypes.LocalTimestampNanos) {
            return NODES.numberNode(Math.floorDiv(value, 1_000_000));
        }
        return NODES.numberNode(type instanceof LogicalTypes.Date ? value * DAY_MILLIS : value);
    }

    private static JsonNode bytes(byte[] bytes, LogicalType type) {
        return type instanceof LogicalTypes.Decimal decimal && bytes.length > 0 && bytes.length <= MOST_DECIMAL_BYTES
                ? NODES.numberNode(new BigDecimal(new BigInteger(bytes), decimal.getScale()))
                : NODES.binaryNode(bytes);
    }

    private static byte[] array(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
