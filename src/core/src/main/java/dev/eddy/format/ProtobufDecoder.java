package dev.eddy.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.squareup.wire.ProtoAdapter;
import com.squareup.wire.schema.MessageType;
import com.squareup.wire.schema.Type;
import dev.eddy.record.JsonRecord;
import dev.eddy.record.RefusedException;
import dev.eddy.record.UnavailableException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import okio.Buffer;

/**
 * Decodes Protobuf messages: with a {@link WireHeader} and the place of the message's type in the registry's schema, or all of one
 * type. Not thread-safe.
 */
final class ProtobufDecoder implements Decoder {
    private static final int MOST_INDEXES = 32;

    private final SchemaCache<Messages> schemas;
    private final ProtoAdapter<Object> adapter;

    /** The types of messages of a schema, by their place: of the type in the file, and of each nested type in the one around it. */
    private static final class Messages {
        private final ProtoFiles files;
        private final Map<List<Integer>, ProtoAdapter<Object>> byPlace = new HashMap<>();

        private Messages(Schemas.Registered schema) {
            files = ProtoFiles.parse(schema.text(), schema.references());
        }

        private ProtoAdapter<Object> at(List<Integer> place) {
            return byPlace.computeIfAbsent(place, each -> files.adapter(type(each)));
        }

        private Type type(List<Integer> place) {
            List<Type> types = files.types();
            Type type = null;
            for (int index : place) {
                List<Type> messages =
                        types.stream().filter(MessageType.class::isInstance).toList();
                RefusedException.unless(
                        index >= 0 && index < messages.size(), "the schema has no message at place " + place);
                type = messages.get(index);
                types = type.getNestedTypes();
            }
            return type;
        }
    }

    private ProtobufDecoder(SchemaCache<Messages> schemas, ProtoAdapter<Object> adapter) {
        this.schemas = schemas;
        this.adapter = adapter;
    }

    static ProtobufDecoder of(Schemas schemas, InstantSource clock) {
        return new ProtobufDecoder(new SchemaCache<>(schemas, Schemas.PROTOBUF, Messages::new, clock), null);
    }

    /**
     * For messages without a header, of the first type in a file.
     *
     * @throws IllegalArgumentException for a text that is no schema
     */
    static ProtobufDecoder of(String schema) {
        return new ProtobufDecoder(
                null, new Messages(new Schemas.Registered(Schemas.PROTOBUF, schema, Map.of())).at(List.of(0)));
    }

    @Override
    public JsonNode decode(byte[] bytes) {
        try {
            var buffer = new Buffer();
            buffer.write(bytes);
            ProtoAdapter<Object> type = adapter;
            if (schemas != null) {
                int id = WireHeader.schemaId(bytes);
                buffer.skip(WireHeader.LENGTH);
                type = schemas.byId(id).at(place(buffer));
            }
            return ProtoTree.of(type.decode(buffer));
        } catch (RefusedException | UnavailableException e) {
            throw e;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw new RefusedException("malformed Protobuf: " + JsonRecord.shown(String.valueOf(e)));
        }
    }

    /** The number of indexes, then each; a single zero stands for the first message. */
    private static List<Integer> place(Buffer buffer) throws IOException {
        int count = zigZag(buffer);
        if (count == 0) {
            return List.of(0);
        }
        RefusedException.unless(count > 0 && count <= MOST_INDEXES, "malformed Protobuf: a message at depth " + count);
        Integer[] place = new Integer[count];
        for (int i = 0; i < count; i++) {
            place[i] = zigZag(buffer);
        }
        return List.of(place);
    }

    private static int zigZag(Buffer buffer) throws IOException {
        int value = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += 7) {
            RefusedException.unless(!buffer.exhausted(), "malformed Protobuf: it ends before the message");
            int next = buffer.readByte();
            value |= (next & 0x7f) << shift;
            if (next >= 0) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
        throw new RefusedException("malformed Protobuf: a place of more than 32 bits");
    }
}
