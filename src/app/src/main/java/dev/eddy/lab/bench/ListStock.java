package dev.eddy.lab.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.client.Candidate;
import dev.eddy.client.Profile;
import dev.eddy.client.RedisKeys;
import dev.eddy.client.StoredList;
import dev.eddy.client.Version;
import dev.eddy.job.KafkaOptions;
import dev.eddy.job.Topic;
import dev.eddy.job.Topics;
import dev.eddy.kafka.Producers;
import dev.eddy.lab.EmbeddedKafka;
import dev.eddy.lab.EmbeddedRedis;
import dev.eddy.option.RedisOptions;
import dev.eddy.recall.Candidates;
import dev.eddy.serving.RedisCandidateStore;
import dev.eddy.serving.RedisSharedStore;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** A broker with items that have attributes, and a Redis with lists of them, for load on a server of lists. */
public final class ListStock implements AutoCloseable {
    private static final int CANDIDATES = 100;
    private static final int CLUSTERS = 10;
    private static final int BRANDS = 20;
    private static final int BATCH = 500;
    private static final Duration TTL = Duration.ofDays(7);

    private final EmbeddedKafka kafka;
    private final EmbeddedRedis redis;
    private final SplittableRandom random = new SplittableRandom(1);
    private final int items;

    /** Starts both and fills them with lists of users {@code user-0}, {@code user-1} and so on. */
    public ListStock(int users, int items) throws Exception {
        this.items = items;
        this.kafka = EmbeddedKafka.start();
        this.redis = EmbeddedRedis.start();
        Topics.create(kafka.options());
        publish(kafka.options());
        store(RedisOptions.at(redis.host(), redis.port()), users);
    }

    public String brokers() {
        return kafka.bootstrapServers();
    }

    /** {@code HOST:PORT}. */
    public String redisNode() {
        return redis.host() + ":" + redis.port();
    }

    private void publish(KafkaOptions options) {
        try (KafkaProducer<String, byte[]> producer = Producers.connect(options, "eddy-bench-items")) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (int item = 0; item < items; item++) {
                sent.add(producer.send(new ProducerRecord<>(
                        options.topic(Topic.ITEMS), id(item), json(item).getBytes(UTF_8))));
            }
            sent.forEach(each -> Producers.awaitTaken(each, "the broker did not take an item"));
        }
    }

    private String json(int item) {
        return String.format(
                Locale.ROOT,
                "{\"item_id\":\"%s\",\"category\":\"c%d\",\"author\":\"a%d\",\"available\":%b,"
                        + "\"attributes\":{\"price\":%.2f,\"brand\":\"b%d\",\"on_sale\":%b}}",
                id(item),
                random.nextInt(12),
                random.nextInt(500),
                random.nextInt(20) > 0,
                random.nextDouble() * 100,
                random.nextInt(BRANDS),
                random.nextInt(4) == 0);
    }

    private static String id(int item) {
        return "item-" + item;
    }

    private void store(RedisOptions options, int users) throws IOException {
        long now = System.currentTimeMillis();
        try (var lists = new RedisCandidateStore(options, TTL);
                var shared = new RedisSharedStore(options, TTL)) {
            for (int from = 0; from < users; from += BATCH) {
                List<Candidates> batch = new ArrayList<>();
                for (int user = from; user < Math.min(users, from + BATCH); user++) {
                    var profile = new Profile(user % CLUSTERS, 1, List.of(), List.of(), "loyal", List.of(), now);
                    batch.add(new Candidates(
                            "user-" + user, new Version(0, 1, 0), now, candidates(), Map.of(), profile, now));
                }
                lists.storeNewer(batch);
            }
            for (int cluster = 0; cluster < CLUSTERS; cluster++) {
                shared.storeShared(
                        RedisKeys.cluster(cluster), new StoredList(Version.NONE, now, candidates()), Map.of());
            }
            shared.storeShared(RedisKeys.HOT, new StoredList(Version.NONE, now, candidates()), Map.of());
        }
    }

    private List<Candidate> candidates() {
        Map<String, Candidate> candidates = new LinkedHashMap<>();
        for (int i = 0; i < CANDIDATES; i++) {
            String id = id(random.nextInt(items));
            candidates.putIfAbsent(id, new Candidate(id, (float) CANDIDATES - i, "ui"));
        }
        return List.copyOf(candidates.values());
    }

    @Override
    public void close() {
        try (kafka) {
            redis.close();
        }
    }
}
