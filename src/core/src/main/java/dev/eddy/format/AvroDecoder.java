package dev.eddy.format;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eddy.record.JsonRecord;
import dev.eddy.record.RefusedException;
import dev.eddy.record.UnavailableException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/** Decodes Avro records: with a {@link WireHeader} by the registry's schema, or all by one schema. Not thread-safe. */
final class AvroDecoder implements Decoder {
    private static final String MOST = String.valueOf(1 << 20);

    static {
        // Avro believes the lengths in a broken record, and makes room for them.
        limit("org.apache.avro.limits.bytes.maxLength");
        limit("org.apache.avro.limits.string.maxLength");
        limit("org.apache.avro.limits.collectionItems.maxLength");
    }

    private final GenericDatumReader<Object> reader;
    private final SchemaCache<GenericDatumReader<Object>> readers;
    private BinaryDecoder decoder;

    private AvroDecoder(GenericDatumReader<Object> reader, SchemaCache<GenericDatumReader<Object>> readers) {
        this.reader = reader;
        this.readers = readers;
    }

    private static void limit(String property) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, MOST);
        }
    }

    static AvroDecoder of(Schemas schemas, InstantSource clock) {
        return new AvroDecoder(null, new SchemaCache<>(schemas, Schemas.AVRO, AvroDecoder::reader, clock));
    }

    /**
     * For records without a header.
     *
     * @throws IllegalArgumentException for a text that is no schema
     */
    static AvroDecoder of(String schema) {
        return new AvroDecoder(reader(new Schemas.Registered(Schemas.AVRO, schema, Map.of())), null);
    }

    private static GenericDatumReader<Object> reader(Schemas.Registered schema) {
        try {
            var parser = new Schema.Parser();
            schema.references().values().forEach(parser::parse);
            return new GenericDatumReader<>(parser.parse(schema.text()));
        } catch (AvroRuntimeException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    @Override
    public JsonNode decode(byte[] bytes) {
        int from = readers == null ? 0 : WireHeader.LENGTH;
        GenericDatumReader<Object> own = readers == null ? reader : readers.byId(WireHeader.schemaId(bytes));
        try {
            decoder = DecoderFactory.get().binaryDecoder(bytes, from, bytes.length - from, decoder);
            Object record = own.read(null, decoder);
            RefusedException.unless(decoder.isEnd(), "malformed Avro: bytes are left over");
            JsonNode tree = AvroTree.of(record, own.getSchema());
            RefusedException.unless(tree.isObject(), "not an Avro record");
            return tree;
        } catch (RefusedException | UnavailableException e) {
            throw e;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // A schema that contains itself nests as deep as a broken record says.
            throw new RefusedException("malformed Avro: " + JsonRecord.shown(String.valueOf(e)));
        }
    }
}
