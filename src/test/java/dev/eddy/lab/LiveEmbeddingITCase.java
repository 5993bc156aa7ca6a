package dev.eddy.lab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.control.CommandCodec;
import dev.eddy.control.SpaceVersions;
import dev.eddy.item.VectorSpace;
import dev.eddy.job.KafkaOptions;
import dev.eddy.job.Topic;
import dev.eddy.job.Topics;
import dev.eddy.kafka.Consumers;
import dev.eddy.kafka.Producers;
import dev.eddy.option.Options;
import dev.eddy.text.HashingEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** New and changed items get a vector on a real broker, while the command runs and after it was not there. */
class LiveEmbeddingITCase {
    private static final VectorSpace SPACE = VectorSpace.ofContent("doc", HashingEncoder.DIMENSION);
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private static EmbeddedKafka kafka;
    private static int tests;

    private KafkaOptions options;
    private KafkaProducer<String, byte[]> producer;
    private KafkaConsumer<byte[], byte[]> consumer;
    /** Values by key, null ones included, of what has come to the topic of vectors. */
    private final Map<String, String> vectors = new HashMap<>();

    private final Map<String, Long> arrivedAtNanos = new HashMap<>();

    @BeforeAll
    static void start() throws Exception {
        kafka = EmbeddedKafka.start();
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @BeforeEach
    void makeTopics() {
        options = Options.with(
                KafkaOptions.at(kafka.bootstrapServers()), Map.of("kafka.topics.prefix", "t" + ++tests + "-"));
        List<Topics.Report> unused = Topics.create(options);
        producer = Producers.connect(options, "test");
        consumer = Consumers.connect(options, "test");
        List<TopicPartition> partitions = consumer.partitionsFor(options.topic(Topic.ITEM_VECTORS)).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    @AfterEach
    void close() {
        producer.close();
        consumer.close();
    }

    @Test
    void newItemsGetAVectorWithinASecond() {
        IntStream.range(0, 1_000).forEach(i -> send("i" + i, title("train " + i)));
        producer.flush();
        try (RunningEmbedding live = embedding(new HashingEncoder())) {
            await("all items have a vector", () -> vectors.size() == 1_000);
            awaitFollowing(live);
            List<Long> millis = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                String key = "doc:new" + i;
                long sentAt = System.nanoTime();
                send("new" + i, title("lake " + i));
                producer.flush();
                await(key, () -> vectors.containsKey(key));
                millis.add((arrivedAtNanos.get(key) - sentAt) / 1_000_000);
            }
            Collections.sort(millis);
            System.out.printf(
                    "from an item's record to its vector on the topic: median %d ms, 99 of 100 in %d ms%n",
                    millis.get(50), millis.get(98));
            assertThat(vectors).hasSize(1_100);
        }
    }

    @Test
    void changedItemsGetAnotherVectorAndDeletedOnesNone() {
        try (RunningEmbedding live = embedding(new HashingEncoder())) {
            awaitFollowing(live);
            send("i1", title("train"));
            send("i2", "no JSON");
            await("a vector of i1", () -> vectors.get("doc:i1") != null);
            String before = vectors.get("doc:i1");
            send("i1", title("lake"));
            await("another vector of i1", () -> !before.equals(vectors.get("doc:i1")));
            send("i1", null);
            await("no vector of i1", () -> vectors.containsKey("doc:i1") && vectors.get("doc:i1") == null);
            await("a word on the bad record", () -> live.hasSaid("malformed JSON"));
            assertThat(vectors).doesNotContainKey("doc:i2");
        }
    }

    @Test
    void aRestartEncodesOnlyWhatIsMissing() {
        IntStream.range(0, 50).forEach(i -> send("i" + i, title("train " + i)));
        producer.flush();
        RunningEmbedding first = embedding(new HashingEncoder());
        try (first) {
            await("all items have a vector", () -> vectors.size() == 50);
        }
        send("i7", title("lake"));
        send("i8", null);
        send("i50", title("hill"));
        producer.flush();
        var encoder = new HashingEncoder();
        RunningEmbedding second = embedding(encoder);
        try (second) {
            await("a vector of i50", () -> vectors.containsKey("doc:i50"));
            await("no vector of i8", () -> vectors.get("doc:i8") == null);
        }
        assertThat(encoder.encoded()).containsExactlyInAnyOrder("lake", "hill");
    }

    @Test
    void anotherVersionInUseGetsAllVectors() {
        IntStream.range(0, 50).forEach(i -> send("i" + i, title("train " + i)));
        RunningEmbedding live = embedding(new HashingEncoder());
        try (live) {
            await("all items have a vector", () -> vectors.size() == 50);
            SpaceVersions order = SpaceVersions.first("doc").using(7);
            producer.send(new ProducerRecord<>(
                    options.topic(Topic.CONTROL),
                    new String(CommandCodec.versionsKey("doc"), UTF_8),
                    CommandCodec.versions(order)));
            await("all items have a vector of version 7", () -> vectors.size() == 100);
            assertThat(vectors).containsKey("doc@7:i0");
        }
    }

    private void send(String itemId, String json) {
        producer.send(new ProducerRecord<>(
                options.topic(Topic.ITEMS),
                itemId,
                json == null ? null : json.replace("ID", itemId).getBytes(UTF_8)));
    }

    private static String title(String title) {
        return "{\"item_id\": \"ID\", \"title\": \"" + title + "\"}";
    }

    private void await(String what, BooleanSupplier condition) {
        Waiting.until(what, LONGEST, () -> {
            consumer.poll(Duration.ofMillis(5)).forEach(record -> {
                String key = new String(record.key(), UTF_8);
                vectors.put(key, record.value() == null ? null : new String(record.value(), UTF_8));
                arrivedAtNanos.putIfAbsent(key, System.nanoTime());
            });
            return condition.getAsBoolean();
        });
    }

    private RunningEmbedding embedding(HashingEncoder encoder) {
        return new RunningEmbedding(options, SPACE, encoder);
    }

    private void awaitFollowing(RunningEmbedding live) {
        await("it follows", () -> live.hasSaid("following"));
    }
}
