package dev.eddy.format;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * Where the schemas of a topic are.
 *
 * @param registry address of a registry, or null
 * @param text the one schema of all records, or null; read where the job is started, so that the file need not be elsewhere
 */
record SchemaPlace(String registry, String text) implements Serializable {
    private static final SchemaPlace NONE = new SchemaPlace(null, null);

    /** @throws IllegalArgumentException when the topic's file can't be read */
    static SchemaPlace of(String schemas, String topic, Layout layout) {
        if (!layout.hasSchema()) {
            return NONE;
        }
        if (schemas.matches("(?i)https?://.*")) {
            return new SchemaPlace(schemas, null);
        }
        Path file = Path.of(schemas, topic + (layout == Layout.PROTOBUF ? ".proto" : ".avsc"));
        try {
            var place = new SchemaPlace(null, Files.readString(file));
            // Finds a broken schema where the job is started.
            Decoder unused = place.decoder(layout);
            return place;
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "records.schemas is " + schemas + ", where " + file.getFileName() + " can't be read: "
                            + e.getMessage() + "; name a folder that has it, or the address of a schema registry",
                    e);
        }
    }

    Decoder decoder(Layout layout) {
        var asked = registry == null ? null : new HttpSchemas(registry, System.getenv());
        return switch (layout) {
            case JSON, DEBEZIUM_JSON -> new JsonDecoder();
            case CSV -> new CsvDecoder(',');
            case TSV -> new CsvDecoder('\t');
            case AVRO, DEBEZIUM_AVRO ->
                asked == null ? AvroDecoder.of(text) : AvroDecoder.of(asked, InstantSource.system());
            case PROTOBUF ->
                asked == null ? ProtobufDecoder.of(text) : ProtobufDecoder.of(asked, InstantSource.system());
        };
    }
}
