package dev.eddy.lab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.job.BadInputException;
import dev.eddy.job.KafkaOptions;
import dev.eddy.job.Topic;
import dev.eddy.job.Topics;
import dev.eddy.ops.CataloguePublisher;
import dev.eddy.ops.ConsumerLag;
import dev.eddy.option.Options;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EmbeddedKafkaITCase {
    private static EmbeddedKafka kafka;
    private static List<Topics.Report> reports;

    @BeforeAll
    static void start() throws Exception {
        kafka = EmbeddedKafka.start();
        reports = Topics.create(kafka.options());
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @Test
    void allTopicsAreCreatedOnce() {
        assertThat(reports)
                .extracting(Topics.Report::topic)
                .containsExactlyElementsOf(Options.defaults(KafkaOptions.class).topics(Topic.values()));
        assertThat(reports).extracting(Topics.Report::outcome).containsOnly(Topics.Outcome.CREATED);

        List<Topics.Report> again = Topics.create(kafka.options(), 7, (short) 1);
        assertThat(again)
                .allSatisfy(report -> assertThat(report.outcome())
                        .isEqualTo(
                                report.wanted() == 1
                                        ? Topics.Outcome.EXISTED
                                        : Topics.Outcome.EXISTED_WITH_OTHER_PARTITIONS));
        assertThat(again.get(0)).asString().contains("behaviour-events", "4 partition(s) instead of 7");
    }

    @Test
    void topicsHaveTheSettingsTheirUseNeeds() throws Exception {
        assertThat(setting(Topic.EVENTS.baseName(), "message.timestamp.type")).isEqualTo("LogAppendTime");
        for (String compacted : List.of(
                Topic.ITEMS.baseName(),
                Topic.TAG_VECTORS.baseName(),
                Topic.ITEM_VECTORS.baseName(),
                Topic.CENTRES.baseName(),
                Topic.CONTROL.baseName())) {
            assertThat(setting(compacted, "cleanup.policy")).isEqualTo("compact");
            assertThat(setting(compacted, "segment.ms")).isEqualTo("600000");
            assertThat(setting(compacted, "max.compaction.lag.ms")).isEqualTo("3600000");
        }
        assertThat(setting(Topic.DEAD_LETTERS.baseName(), "cleanup.policy")).isEqualTo("delete");
        assertThat(setting(Topic.PROGRESS.baseName(), "retention.ms")).isEqualTo("86400000");
    }

    @Test
    void topicsAreNotCreatedByUsingThem() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            assertThatThrownBy(() -> admin.describeTopics(List.of("no-such-topic"))
                            .allTopicNames()
                            .get())
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
        }
    }

    @Test
    void replayedEventsArriveUnchangedAndTheGroupDrains() throws Exception {
        List<byte[]> events = IntStream.range(0, 200)
                .mapToObj(i -> ("{\"user_id\":\"u" + i % 7 + "\",\"type\":\"click\",\"ts\":" + i + "}").getBytes(UTF_8))
                .toList();
        try (Replay replay = new Replay(kafka.options())) {
            replay.run(events.iterator(), 0);
            assertThat(replay.sent()).isEqualTo(200);
            assertThat(replay.acknowledged()).isEqualTo(200);
            assertThat(replay.sentByType()).containsExactly(Map.entry("click", 200L));
        }
        List<ConsumerRecord<String, String>> received = new ArrayList<>();
        try (var lag = new ConsumerLag(
                        Options.with(KafkaOptions.at(kafka.bootstrapServers()), Map.of("kafka.group", "reader")),
                        Topic.EVENTS.baseName());
                var consumer = new KafkaConsumer<>(
                        Map.<String, Object>of(
                                "bootstrap.servers", kafka.bootstrapServers(),
                                "group.id", "reader",
                                "auto.offset.reset", "earliest"),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            assertThat(lag.remaining()).isEqualTo(200);
            assertThatThrownBy(() -> lag.awaitDrained(Duration.ZERO))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("reader")
                    .hasMessageContaining("200 records behind");
            consumer.subscribe(List.of(Topic.EVENTS.baseName()));
            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (received.size() < 200 && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200)).forEach(received::add);
            }
            consumer.commitSync();
            lag.awaitDrained(Duration.ofSeconds(20));
            assertThat(lag.remaining()).isZero();
        }
        assertThat(received).hasSize(200);
        assertThat(received).allSatisfy(record -> {
            assertThat(record.value()).contains("\"user_id\":\"" + record.key() + "\"");
            assertThat(record.timestampType()).isEqualTo(TimestampType.LOG_APPEND_TIME);
        });
    }

    /** The marker of a transaction takes an offset that no consumer commits past. */
    @Test
    void theGroupDrainsBehindATransactionalProducer() {
        KafkaOptions options =
                Options.with(KafkaOptions.at(kafka.bootstrapServers()), Map.of("kafka.group", "transactions"));
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrapServers());
        Map<String, Object> transactional = new HashMap<>(settings);
        transactional.put("transactional.id", "orders");
        Map<String, Object> reading = new HashMap<>(settings);
        reading.putAll(Map.of(
                "group.id", "transactions", "auto.offset.reset", "earliest", "isolation.level", "read_committed"));
        var partition = new TopicPartition(Topic.ITEM_VECTORS.baseName(), 0);
        try (var lag = new ConsumerLag(options, Topic.ITEM_VECTORS.baseName());
                var producer = new KafkaProducer<>(transactional, new StringSerializer(), new StringSerializer());
                var consumer = new KafkaConsumer<>(reading, new StringDeserializer(), new StringDeserializer())) {
            producer.initTransactions();
            for (boolean isKept : new boolean[] {true, false}) {
                producer.beginTransaction();
                for (int i = 0; i < 5; i++) {
                    producer.send(new ProducerRecord<>(Topic.ITEM_VECTORS.baseName(), 0, "k" + i, "v"));
                }
                if (isKept) {
                    producer.commitTransaction();
                } else {
                    producer.flush();
                    producer.abortTransaction();
                }
            }
            assertThat(lag.remaining()).isEqualTo(5);
            consumer.assign(List.of(partition));
            ConsumerRecords<String, String> read = ConsumerRecords.empty();
            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (read.isEmpty() && System.nanoTime() < deadline) {
                read = consumer.poll(Duration.ofMillis(200));
            }
            // As Flink's source does: the offset after the last record.
            consumer.commitSync(Map.of(partition, new OffsetAndMetadata(5)));
            lag.awaitDrained(Duration.ofSeconds(20));
            assertThat(lag.remaining()).isZero();
        }
    }

    @Test
    void theCatalogueIsPublishedUnderItsKeys() {
        try (var publisher = new CataloguePublisher(kafka.options())) {
            List<byte[]> items = List.of("{\"item_id\":\"i1\",\"tags\":[\"jazz\"]}".getBytes(UTF_8));
            assertThat(publisher.publishItems(items.iterator())).isEqualTo(1);
            assertThat(publisher.publishTagVectors(Map.of("jazz", new float[] {.5f, -1f})))
                    .isEqualTo(1);
            List<byte[]> nameless = List.of("{\"tags\":[\"jazz\"]}".getBytes(UTF_8));
            assertThatThrownBy(() -> publisher.publishItems(nameless.iterator()))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageContaining("item_id")
                    .hasMessageContaining("1");
        }
    }

    private static String setting(String topic, String name) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
            return admin.describeConfigs(List.of(resource))
                    .all()
                    .get()
                    .get(resource)
                    .get(name)
                    .value();
        }
    }
}
