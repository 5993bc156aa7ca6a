package dev.eddy.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.squareup.wire.ProtoAdapter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** Test vocabulary: items of a shop in every layout, each with an id and genres. */
public final class ForeignItems {
    public static final String AVRO = """
            {"type":"record","name":"Item","fields":[{"name":"sku","type":"string"},{"name":"genres","type":"string"}]}""";

    public static final String CHANGES = """
            {"type":"record","name":"Envelope","fields":[
              {"name":"before","type":["null",{"type":"record","name":"Value","fields":[
                {"name":"sku","type":"string"},{"name":"genres","type":"string"}]}]},
              {"name":"after","type":["null","Value"]},
              {"name":"op","type":"string"}]}""";

    public static final String PROTO = "syntax = \"proto3\"; message Item { string sku = 1; string genres = 2; }";

    private static final Schema ITEM = new Schema.Parser().parse(AVRO);
    private static final Schema ENVELOPE = new Schema.Parser().parse(CHANGES);
    private static final ProtoAdapter<Object> MESSAGE = message();

    private ForeignItems() {}

    private static ProtoAdapter<Object> message() {
        ProtoFiles files = ProtoFiles.parse(PROTO, Map.of());
        return files.adapter(files.types().get(0));
    }

    /** The option that maps the items of a layout. */
    public static String fields(Layout layout) {
        return switch (layout) {
            case CSV, TSV -> "item_id=1, tags=2(|)";
            default -> "item_id=sku, tags=genres(|)";
        };
    }

    /** An item; of layouts with a schema, under an id in the registry. */
    public static byte[] of(Layout layout, int schemaId, String sku, String genres) {
        return switch (layout) {
            case JSON -> json(sku, genres).getBytes(UTF_8);
            case CSV -> (sku + "," + genres).getBytes(UTF_8);
            case TSV -> (sku + "\t" + genres).getBytes(UTF_8);
            case DEBEZIUM_JSON ->
                ("{\"op\":\"c\",\"before\":null,\"after\":" + json(sku, genres) + "}").getBytes(UTF_8);
            case AVRO -> avro(schemaId, row(ITEM, sku, genres), ITEM);
            case DEBEZIUM_AVRO -> {
                var change = new GenericData.Record(ENVELOPE);
                change.put(
                        "after",
                        row(ENVELOPE.getField("before").schema().getTypes().get(1), sku, genres));
                change.put("op", "c");
                yield avro(schemaId, change, ENVELOPE);
            }
            case PROTOBUF -> {
                byte[] message = MESSAGE.encode(Map.of("sku", sku, "genres", genres));
                yield ByteBuffer.allocate(WireHeader.LENGTH + 1 + message.length)
                        .put((byte) 0)
                        .putInt(schemaId)
                        .put((byte) 0)
                        .put(message)
                        .array();
            }
        };
    }

    private static String json(String sku, String genres) {
        return "{\"sku\":\"" + sku + "\",\"genres\":\"" + genres + "\"}";
    }

    private static GenericData.Record row(Schema schema, String sku, String genres) {
        var row = new GenericData.Record(schema);
        row.put("sku", sku);
        row.put("genres", genres);
        return row;
    }

    private static byte[] avro(int schemaId, GenericData.Record record, Schema schema) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(ByteBuffer.allocate(WireHeader.LENGTH)
                .put((byte) 0)
                .putInt(schemaId)
                .array());
        try {
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
            new GenericDatumWriter<>(schema).write(record, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
