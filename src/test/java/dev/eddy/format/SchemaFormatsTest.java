package dev.eddy.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourParser;
import dev.eddy.behaviour.BehaviourType;
import dev.eddy.option.Options;
import dev.eddy.record.KafkaRecord;
import dev.eddy.record.Parsed;
import dev.eddy.record.RecordParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Avro and Protobuf, with a registry. */
class SchemaFormatsTest {
    private static final long TS = 1_700_000_000_123L;
    private static final int AVRO_ID = 70_001;
    private static final int PROTO_ID = 70_002;

    private TestRegistry registry;

    @BeforeEach
    void start() {
        registry = new TestRegistry();
        registry.put(AVRO_ID, null, ForeignEvents.AVRO);
        registry.put(PROTO_ID, "PROTOBUF", ForeignEvents.PROTO);
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"AVRO", "PROTOBUF"})
    void recordsAreReadByTheSchemaThatTheyName(Layout layout) {
        RecordParser<Behaviour> parser = parser(layout);
        for (int i = 0; i < 3; i++) {
            Behaviour event = parse(parser, bytes(layout, i)).value();
            assertThat(event.userId()).isEqualTo(String.valueOf(i));
            assertThat(event.itemId()).isEqualTo("a/ü");
            assertThat(event.atMillis()).isEqualTo(TS);
            assertThat(event.type()).isEqualTo(BehaviourType.PURCHASE);
            assertThat(event.details().value()).isEqualTo(9.99);
            assertThat(event.attributes()).isEqualTo(Map.of("country", "de"));
        }
        assertThat(registry.asked()).as("a schema is asked for once").hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"AVRO", "PROTOBUF"})
    void brokenRecordsAreReadOrRefusedOneByOne(Layout layout) {
        RecordParser<Behaviour> parser = parser(layout);
        byte[] valid = bytes(layout, 300);
        var random = new Random(7);
        int refused = 0;
        for (int i = 0; i < 10_000; i++) {
            Parsed<Behaviour> parsed = parse(parser, mutated(valid, random));
            assertThat(parsed.isRefused() || parsed.value() != null).isTrue();
            refused += parsed.isRefused() ? 1 : 0;
        }
        assertThat(refused).isBetween(2_000, 9_900);
        assertThat(parse(parser, valid).value().userId()).isEqualTo("300");
    }

    /** The header stays, so that all get to the decoder: {@link #aSchemaThatIsUnknownIsAskedForOnceAMinute} has others. */
    private static byte[] mutated(byte[] valid, Random random) {
        byte[] bytes = Arrays.copyOf(valid, random.nextInt(4) > 0 ? valid.length : 5 + random.nextInt(valid.length));
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = 5 + random.nextInt(valid.length - 5);
            if (at < bytes.length) {
                bytes[at] = (byte) random.nextInt(256);
            }
        }
        return bytes;
    }

    @Test
    void aSchemaThatIsUnknownIsAskedForOnceAMinute() {
        RecordParser<Behaviour> parser = parser(Layout.AVRO);
        for (int i = 0; i < 5; i++) {
            assertThat(parse(parser, ForeignEvents.avro(9, 1, "a", TS, true)).reason())
                    .isEqualTo("the registry has no schema 9");
        }
        assertThat(registry.asked()).containsExactly("/schemas/ids/9");
        assertThat(parse(parser, ForeignEvents.avro(PROTO_ID, 1, "a", TS, true)).reason())
                .isEqualTo("schema 70002 is of kind PROTOBUF, not AVRO");
        registry.put(10, null, "{\"type\":\"reccord\"}");
        assertThat(parse(parser, ForeignEvents.avro(10, 1, "a", TS, true)).reason())
                .startsWith("schema 10 can't be used: ");
        assertThat(parse(parser, new byte[] {'{', '}', 0, 0, 0}).reason()).startsWith("not in Confluent's wire format");
    }

    @ParameterizedTest
    @EnumSource(names = {"AVRO", "PROTOBUF"})
    void aRegistryThatFailsIsAskedAgainAndThenTheJobStops(Layout layout) {
        registry.breakFor(2);
        assertThat(parse(parser(layout), bytes(layout, 1)).value()).isNotNull();
        registry.breakFor(3);
        RecordParser<Behaviour> parser = parser(layout);
        assertThatThrownBy(() -> parse(parser, bytes(layout, 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the schema registry at " + registry.address())
                .hasMessageContaining("status 503");
        assertThat(parse(parser, bytes(layout, 1)).value()).as("it is back").isNotNull();
    }

    @Test
    void schemasMayNeedOthers() {
        registry.putSubject("shop.Place", "{\"type\":\"enum\",\"name\":\"shop.Place\",\"symbols\":[\"HOME\"]}");
        registry.putSubject(
                "shop.Product",
                "{\"type\":\"record\",\"name\":\"shop.Product\",\"fields\":[{\"name\":\"place\",\"type\":\"shop.Place\"}]}",
                "shop.Place");
        registry.put(
                3,
                null,
                "{\"type\":\"record\",\"name\":\"E\",\"fields\":[{\"name\":\"p\",\"type\":\"shop.Product\"}]}",
                "shop.Product");
        AvroDecoder decoder = AvroDecoder.of(
                new HttpSchemas(registry.address(), Map.of("EDDY_REGISTRY_USER", "ann")), InstantSource.system());
        assertThat(decoder.decode(new byte[] {0, 0, 0, 0, 3, 0})).hasToString("{\"p\":{\"place\":\"HOME\"}}");
    }

    @ParameterizedTest
    @EnumSource(names = {"AVRO", "PROTOBUF"})
    void recordsWithoutAHeaderAreReadByTheSchemaInAFolder(Layout layout, @TempDir Path folder) throws IOException {
        String proto = "syntax = \"proto3\"; message E { string visitor = 1; }";
        Files.writeString(folder.resolve("events.proto"), proto);
        Files.writeString(
                folder.resolve("events.avsc"),
                "{\"type\":\"record\",\"name\":\"E\",\"fields\":[{\"name\":\"visitor\",\"type\":\"string\"}]}");
        RecordParser<Behaviour> parser = parser(
                layout,
                folder.toString(),
                Map.of("records.events.fields", "user_id=visitor, item_id='a', type='click', ts='1700000000000'"));
        byte[] bytes = layout == Layout.AVRO ? new byte[] {6, 'a', 'n', 'n'} : new byte[] {10, 3, 'a', 'n', 'n'};
        assertThat(parse(parser, bytes).reason()).isNull();
        assertThat(parse(parser, bytes).value().userId()).isEqualTo("ann");
    }

    private RecordParser<Behaviour> parser(Layout layout) {
        return parser(layout, registry.address(), ForeignEvents.MAPPING);
    }

    private static RecordParser<Behaviour> parser(Layout layout, String schemas, Map<String, String> mapping) {
        Map<String, String> options = new HashMap<>(mapping);
        options.put("records.events.format", layout.toString());
        options.put("records.schemas", schemas);
        return Options.read(RecordOptions.class, options).events().before(new BehaviourParser()::parse);
    }

    private static byte[] bytes(Layout layout, long visitor) {
        return layout == Layout.AVRO
                ? ForeignEvents.avro(AVRO_ID, visitor, "a/ü", TS, true)
                : ForeignEvents.protobuf(PROTO_ID, visitor, "a/ü", TS, true);
    }

    private static Parsed<Behaviour> parse(RecordParser<Behaviour> parser, byte[] value) {
        return parser.apply(new KafkaRecord("t", 0, 0, Long.MAX_VALUE, null, value));
    }
}
