package dev.eddy.format;

import com.squareup.wire.ProtoAdapter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** Test vocabulary: events of a shop in Avro and Protobuf. */
public final class ForeignEvents {
    /** The options that map both. */
    public static final Map<String, String> MAPPING = Map.of(
            "records.events.fields",
            "user_id=visitor, item_id=product.sku, ts=at, type=action, value=price, attributes.country=geo",
            "records.events.types",
            "VIEW=click, BUY=purchase");

    public static final String AVRO = """
            {"type":"record","name":"Event","namespace":"shop","fields":[
              {"name":"visitor","type":"long"},
              {"name":"product","type":{"type":"record","name":"Product","fields":[
                {"name":"sku","type":"string"},{"name":"labels","type":{"type":"array","items":"string"}}]}},
              {"name":"at","type":{"type":"long","logicalType":"timestamp-micros"}},
              {"name":"action","type":{"type":"enum","name":"Action","symbols":["VIEW","BUY"]}},
              {"name":"price","type":["null",{"type":"bytes","logicalType":"decimal","precision":9,"scale":2}]},
              {"name":"geo","type":["null","string"]},
              {"name":"more","type":{"type":"map","values":"double"}}]}""";

    public static final String PROTO = """
            syntax = "proto3";
            package shop;
            import "google/protobuf/timestamp.proto";
            message Other { string unused = 1; }
            message Events {
              message Event {
                int64 visitor = 1;
                Product product = 2;
                google.protobuf.Timestamp at = 3;
                Action action = 4;
                double price = 5;
                string geo = 6;
                map<string, double> more = 7;
              }
              message Product { string sku = 1; repeated string labels = 2; }
              enum Action { NONE = 0; VIEW = 1; BUY = 2; }
            }
            """;
    /** Of the message Event: the first nested type of the second type. */
    private static final byte[] PLACE = {4, 2, 0};

    private static final Schema EVENT = new Schema.Parser().parse(AVRO);
    private static final ProtoAdapter<Object> MESSAGE = message();

    private ForeignEvents() {}

    private static ProtoAdapter<Object> message() {
        ProtoFiles files = ProtoFiles.parse(PROTO, Map.of());
        return files.adapter(files.types().get(1).getNestedTypes().get(0));
    }

    /** An event in Confluent's wire format. */
    public static byte[] avro(int schemaId, long visitor, String sku, long atMillis, boolean isBought) {
        var product = new GenericData.Record(EVENT.getField("product").schema());
        product.put("sku", sku);
        product.put("labels", List.of("a", "b"));
        GenericRecord event = new GenericData.Record(EVENT);
        event.put("visitor", visitor);
        event.put("product", product);
        event.put("at", atMillis * 1_000);
        event.put("action", new GenericData.EnumSymbol(EVENT.getField("action").schema(), isBought ? "BUY" : "VIEW"));
        event.put("price", ByteBuffer.wrap(new byte[] {3, -25}));
        event.put("geo", "de");
        event.put("more", Map.of("x", 1.5));
        var out = new ByteArrayOutputStream();
        out.writeBytes(header(schemaId));
        try {
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
            new GenericDatumWriter<GenericRecord>(EVENT).write(event, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The same in Protobuf. */
    public static byte[] protobuf(int schemaId, long visitor, String sku, long atMillis, boolean isBought) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("visitor", visitor);
        event.put("product", Map.of("sku", sku, "labels", List.of("a", "b")));
        event.put("at", Instant.ofEpochMilli(atMillis));
        event.put("action", isBought ? "BUY" : "VIEW");
        event.put("price", 9.99);
        event.put("geo", "de");
        event.put("more", Map.of("x", 1.5));
        var out = new ByteArrayOutputStream();
        out.writeBytes(header(schemaId));
        out.writeBytes(PLACE);
        out.writeBytes(MESSAGE.encode(event));
        return out.toByteArray();
    }

    private static byte[] header(int schemaId) {
        return ByteBuffer.allocate(WireHeader.LENGTH)
                .put((byte) 0)
                .putInt(schemaId)
                .array();
    }
}
