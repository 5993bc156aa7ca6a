package dev.eddy.lab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourParser;
import dev.eddy.behaviour.BehaviourType;
import dev.eddy.client.CandidateReader;
import dev.eddy.format.ForeignEvents;
import dev.eddy.format.ForeignItems;
import dev.eddy.format.Layout;
import dev.eddy.format.TestRegistry;
import dev.eddy.item.ItemRecord;
import dev.eddy.item.ItemRecordParser;
import dev.eddy.job.KafkaOptions;
import dev.eddy.job.RecallOptions;
import dev.eddy.job.Topic;
import dev.eddy.job.Topics;
import dev.eddy.kafka.Producers;
import dev.eddy.ops.TopicReader;
import dev.eddy.option.Options;
import dev.eddy.record.KafkaRecord;
import dev.eddy.record.OwnLayout;
import dev.eddy.record.Parsed;
import dev.eddy.record.RecordParser;
import dev.eddy.serving.ServingOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Events and items of other layouts, through a real broker and a registry; as many broken ones as {@code eddy.mutations} says. */
class FormatsITCase {
    private static final long TS = 1_767_225_600_000L;
    private static final int EVENT_AVRO = 1;
    private static final int EVENT_PROTO = 2;
    private static final int ITEM_AVRO = 3;
    private static final int ITEM_PROTO = 4;
    private static final int ITEM_CHANGES = 5;
    private static final int MUTATED = Integer.getInteger("eddy.mutations", 10_000);

    private static EmbeddedKafka broker;
    private static TestRegistry registry;

    @BeforeAll
    static void start() throws Exception {
        broker = EmbeddedKafka.start();
        registry = new TestRegistry();
        registry.put(EVENT_AVRO, null, ForeignEvents.AVRO);
        registry.put(EVENT_PROTO, "PROTOBUF", ForeignEvents.PROTO);
        registry.put(ITEM_AVRO, null, ForeignItems.AVRO);
        registry.put(ITEM_PROTO, "PROTOBUF", ForeignItems.PROTO);
        registry.put(ITEM_CHANGES, null, ForeignItems.CHANGES);
    }

    @AfterAll
    static void stop() {
        registry.close();
        broker.close();
    }

    @ParameterizedTest
    @EnumSource
    void itemsOfEveryLayoutAreRead(Layout layout) {
        KafkaOptions kafka = kafka("items-" + layout, itemOptions(layout));
        List<byte[]> values =
                IntStream.range(0, 200).mapToObj(i -> item(layout, "sku-" + i)).toList();
        send(kafka, Topic.ITEMS, values);
        List<ItemRecord> items =
                read(kafka, Topic.ITEMS, kafka.records().items().before(ItemRecordParser.withoutVectors()::parse))
                        .stream()
                        .map(Parsed::value)
                        .toList();
        assertThat(items).hasSize(200).allMatch(item -> item.tags().size() == 2);
        assertThat(items).extracting(ItemRecord::itemId).contains("sku-0", "sku-199");
    }

    @ParameterizedTest
    @EnumSource(names = {"AVRO", "PROTOBUF"})
    void ofManyBrokenEventsNoneIsLostAndNoneIsFatal(Layout layout) {
        KafkaOptions kafka = kafka("events-" + layout, eventOptions(layout));
        byte[] valid = event(layout, 1, "sku-1", false);
        var random = new Random(7);
        send(
                kafka,
                Topic.EVENTS,
                IntStream.range(0, MUTATED)
                        .mapToObj(i -> mutated(valid, random))
                        .toList());
        List<Parsed<Behaviour>> read =
                read(kafka, Topic.EVENTS, kafka.records().events().before(new BehaviourParser()::parse));
        assertThat(read).hasSize(MUTATED).noneMatch(Parsed::isIgnored);
        assertThat(read.stream().filter(Parsed::isRefused).count())
                .as("refused")
                .isBetween(MUTATED / 5L, MUTATED - MUTATED / 100L);
    }

    private static <T> List<Parsed<T>> read(KafkaOptions kafka, Topic topic, RecordParser<T> parser) {
        List<Parsed<T>> read = new ArrayList<>();
        TopicReader.scan(kafka, kafka.topic(topic), record -> read.add(parser.apply(KafkaRecord.of(record))));
        return read;
    }

    /** Any byte may change, also those of the schema's id. */
    private static byte[] mutated(byte[] valid, Random random) {
        byte[] bytes = Arrays.copyOf(valid, random.nextInt(4) > 0 ? valid.length : random.nextInt(valid.length));
        for (int i = random.nextInt(4); i >= 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    @Test
    void theJobMakesListsOfProtobufEventsAndOfRowsOfADatabase() throws Exception {
        Map<String, String> options = new HashMap<>(eventOptions(Layout.PROTOBUF));
        options.putAll(itemOptions(Layout.DEBEZIUM_AVRO));
        try (LocalEddy eddy =
                SharedServices.start(RecallOptions.ofDimension(16), 1, ServingOptions.Channels.MERGED, options)) {
            KafkaOptions kafka = eddy.options().kafka();
            send(
                    kafka,
                    Topic.ITEMS,
                    IntStream.range(0, 20)
                            .mapToObj(i -> item(Layout.DEBEZIUM_AVRO, "sku-" + i))
                            .toList());
            eddy.startJob();
            eddy.awaitCatalogue();
            List<byte[]> events = new ArrayList<>();
            for (int user = 0; user < 30; user++) {
                for (int i = 0; i < 5; i++) {
                    events.add(event(Layout.PROTOBUF, user, "sku-" + (user + i) % 20, i == 4));
                }
            }
            events.add("not Protobuf".getBytes(UTF_8));
            send(kafka, Topic.EVENTS, events);
            try (var own = producer(kafka)) {
                String json = "{\"user_id\":\"eddys\",\"item_id\":\"sku-1\",\"type\":\"click\",\"ts\":" + TS + "}";
                own.send(OwnLayout.mark(new ProducerRecord<>(kafka.topic(Topic.EVENTS), null, json.getBytes(UTF_8))));
            }
            eddy.awaitServed();
            try (CandidateReader reader = eddy.reader()) {
                for (int user = 0; user < 30; user++) {
                    assertThat(reader.merged(String.valueOf(user))).isPresent();
                }
                assertThat(reader.merged("eddys"))
                        .as("whose event Eddy wrote itself")
                        .isPresent();
            }
            assertThat(DeadLetters.of(eddy))
                    .singleElement()
                    .satisfies(letter -> assertThat(letter.reason()).startsWith("not in Confluent's wire format"));
            assertThat(eddy.job().restarts()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"JSON", "CSV", "TSV", "AVRO", "PROTOBUF", "DEBEZIUM_JSON"})
    void eventsOfEveryLayoutAreRead(Layout layout) {
        KafkaOptions kafka = kafka("some-events-" + layout, eventOptions(layout));
        send(
                kafka,
                Topic.EVENTS,
                IntStream.range(0, 200)
                        .mapToObj(i -> event(layout, i, "sku-1", i % 2 == 0))
                        .toList());
        List<Behaviour> events =
                read(kafka, Topic.EVENTS, kafka.records().events().before(new BehaviourParser()::parse)).stream()
                        .map(Parsed::value)
                        .toList();
        assertThat(events)
                .hasSize(200)
                .allMatch(event -> event.atMillis() == TS && event.attributes().equals(Map.of("country", "de")));
        assertThat(events.stream().filter(event -> event.type() == BehaviourType.PURCHASE))
                .hasSize(100);
    }

    private static Map<String, String> eventOptions(Layout layout) {
        Map<String, String> options = new HashMap<>(ForeignEvents.MAPPING);
        if (layout == Layout.CSV || layout == Layout.TSV) {
            options.put("records.events.fields", "user_id=1, item_id=2, ts=3, type=4, attributes.country='de'");
        }
        options.put("records.events.format", layout.toString());
        options.put("records.schemas", registry.address());
        return options;
    }

    private static byte[] event(Layout layout, int visitor, String sku, boolean isBought) {
        String action = isBought ? "BUY" : "VIEW";
        String json =
                "{\"visitor\":%d,\"product\":{\"sku\":\"%s\"},\"at\":%d,\"action\":\"%s\",\"price\":1,\"geo\":\"de\"}"
                        .formatted(visitor, sku, TS, action);
        return switch (layout) {
            case AVRO -> ForeignEvents.avro(EVENT_AVRO, visitor, sku, TS, isBought);
            case PROTOBUF -> ForeignEvents.protobuf(EVENT_PROTO, visitor, sku, TS, isBought);
            case CSV -> (visitor + "," + sku + "," + TS + "," + action).getBytes(UTF_8);
            case TSV -> (visitor + "\t" + sku + "\t" + TS + "\t" + action).getBytes(UTF_8);
            case DEBEZIUM_JSON -> ("{\"op\":\"c\",\"after\":" + json + "}").getBytes(UTF_8);
            default -> json.getBytes(UTF_8);
        };
    }

    private static Map<String, String> itemOptions(Layout layout) {
        return Map.of(
                "records.items.format", layout.toString(),
                "records.items.fields", ForeignItems.fields(layout),
                "records.schemas", registry.address());
    }

    private static byte[] item(Layout layout, String sku) {
        int id = layout == Layout.AVRO ? ITEM_AVRO : layout == Layout.PROTOBUF ? ITEM_PROTO : ITEM_CHANGES;
        return ForeignItems.of(layout, id, sku, "jazz|rock");
    }

    private static KafkaOptions kafka(String prefix, Map<String, String> options) {
        Map<String, Object> all = new HashMap<>(options);
        all.put("kafka.topics.prefix", prefix + "-");
        KafkaOptions kafka = Options.with(KafkaOptions.at(broker.bootstrapServers()), all);
        Topics.create(kafka);
        return kafka;
    }

    private static void send(KafkaOptions kafka, Topic topic, List<byte[]> values) {
        List<Future<?>> sent = new ArrayList<>();
        try (var producer = producer(kafka)) {
            for (byte[] value : values) {
                // A compacted topic takes no record without a key.
                byte[] key = Integer.toString(sent.size()).getBytes(UTF_8);
                sent.add(producer.send(new ProducerRecord<>(kafka.topic(topic), key, value)));
            }
        }
        assertThat(sent).allSatisfy(Future::get);
    }

    private static KafkaProducer<byte[], byte[]> producer(KafkaOptions kafka) {
        return new KafkaProducer<>(
                Producers.settings(kafka, "foreign"), new ByteArraySerializer(), new ByteArraySerializer());
    }
}
