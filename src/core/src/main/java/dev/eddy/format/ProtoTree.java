package dev.eddy.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import okio.ByteString;

/** The values of a decoded Protobuf message as a tree. Times and durations become milliseconds, bytes Base64. */
final class ProtoTree {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ProtoTree() {}

    static JsonNode of(Object value) {
        if (value instanceof Map<?, ?> message) {
            ObjectNode node = NODES.objectNode();
            message.forEach((name, each) -> node.set(String.valueOf(name), of(each)));
            return node;
        }
        if (value instanceof Collection<?> list) {
            ArrayNode node = NODES.arrayNode();
            list.forEach(each -> node.add(of(each)));
            return node;
        }
        if (value instanceof Boolean truth) {
            return NODES.booleanNode(truth);
        }
        if (value instanceof Instant time) {
            return NODES.numberNode(time.toEpochMilli());
        }
        if (value instanceof Duration duration) {
            return NODES.numberNode(duration.toMillis());
        }
        if (value instanceof Float || value instanceof Double) {
            return NODES.numberNode(((Number) value).doubleValue());
        }
        if (value instanceof Number number) {
            return NODES.numberNode(number.longValue());
        }
        return value instanceof ByteString bytes
                ? NODES.binaryNode(bytes.toByteArray())
                : value == null ? NODES.nullNode() : NODES.textNode(value.toString());
    }
}
