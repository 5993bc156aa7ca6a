package dev.eddy.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eddy.client.Candidate;
import dev.eddy.client.DownChange;
import dev.eddy.client.DownHead;
import dev.eddy.client.Version;
import dev.eddy.job.GivenOptions;
import dev.eddy.job.JobOptions;
import dev.eddy.job.Topic;
import dev.eddy.job.Topics;
import dev.eddy.kafka.Producers;
import dev.eddy.lab.EmbeddedKafka;
import dev.eddy.lab.EmbeddedRedis;
import dev.eddy.lab.Waiting;
import dev.eddy.recall.Candidates;
import dev.eddy.serving.Lists;
import dev.eddy.serving.RedisCandidateStore;
import dev.eddy.serving.RedisSharedStore;
import dev.eddy.serving.Secured;
import dev.eddy.web.Listening;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import picocli.CommandLine;

/** Two servers of lists before one Redis, where they have the documented rights only, and one Kafka, and what a job would write. */
final class TwoServers implements AutoCloseable {
    private static final Duration TTL = Duration.ofDays(1);

    final EmbeddedKafka kafka;
    final EmbeddedRedis redis;
    final JobOptions job;
    private RedisCandidateStore store;
    private RedisSharedStore sharedStore;
    private final KafkaProducer<String, byte[]> producer;
    private final List<ListService> services;
    final List<ServeClient> clients;
    private DownHead down;
    private long version;

    private TwoServers(EmbeddedKafka kafka, EmbeddedRedis redis) throws IOException {
        this.kafka = kafka;
        this.redis = redis;
        Topics.create(kafka.options());
        var given = new GivenOptions();
        CommandLine.populateCommand(
                given,
                "-D",
                "redis.nodes=" + redis.host() + ":" + redis.port(),
                "-D",
                "kafka.bootstrap-servers=" + kafka.bootstrapServers());
        this.job = given.options();
        openStores();
        this.producer = Producers.connect(job.kafka(), "test-items");
        this.services = Stream.generate(this::service).limit(2).toList();
        this.clients = services.stream()
                .map(service -> new ServeClient(HttpClient.newHttpClient(), service.address()))
                .toList();
    }

    private void openStores() throws IOException {
        store = new RedisCandidateStore(job.redis(), TTL);
        sharedStore = new RedisSharedStore(job.redis(), TTL);
        down = sharedStore.replaceDown(List.of());
    }

    static TwoServers start() throws Exception {
        String user = "default on nopass " + Secured.rights();
        List<String> settings =
                Stream.concat(Stream.of("--user"), Stream.of(user.split(" "))).toList();
        return new TwoServers(EmbeddedKafka.start(), EmbeddedRedis.start(port -> settings));
    }

    private ListService service() {
        return new ListService(job, new ServeOptions(Listening.onLoopback(0), null));
    }

    /** Where the first server listens. */
    URI address() {
        return services.get(0).address();
    }

    /** Waits until both servers have read the catalogue and reach Redis. */
    void awaitReady() {
        Waiting.until(
                "both servers to be ready",
                Duration.ofSeconds(20),
                () -> clients.stream()
                        .allMatch(client -> client.get("/health/ready").status() == 200));
    }

    /** Publishes a record of an item, and waits for the broker. */
    void publish(String itemId, String attributes) {
        send(itemId, "{\"item_id\":\"%s\",\"attributes\":%s}".formatted(itemId, attributes));
    }

    /** Publishes a null, which takes the item down. */
    void remove(String itemId) {
        send(itemId, null);
    }

    private void send(String itemId, String json) {
        var record = new ProducerRecord<>(
                job.kafka().topic(Topic.ITEMS), itemId, json == null ? null : json.getBytes(UTF_8));
        Producers.awaitTaken(producer.send(record), "the broker did not take the item");
    }

    /** What the job writes at an order to take an item down, or to lift that order. */
    void order(DownChange.Kind kind, String itemId) throws IOException {
        down = sharedStore.appendDown(down, List.of(new DownChange(kind, itemId)));
    }

    /** Starts Redis again, without data. */
    void restartRedis() throws IOException {
        redis.restartEmpty();
        store.close();
        sharedStore.close();
        openStores();
    }

    void list(String user, String... items) throws IOException {
        List<Candidate> candidates =
                Stream.of(items).map(item -> new Candidate(item, 1, "u")).toList();
        store.storeNewer(List.of(new Candidates(
                user,
                new Version(0, ++version, 0),
                System.currentTimeMillis(),
                candidates,
                Map.of(),
                Lists.PROFILE,
                0)));
    }

    /** The items that each server answers. */
    List<List<String>> answers(String user, String filter) {
        String path = "/v1/users/" + user + "/candidates?filter=" + URLEncoder.encode(filter, UTF_8);
        return clients.stream().map(client -> items(client.get(path))).toList();
    }

    static List<String> items(ServeClient.Answer answer) {
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.toString());
        }
        JsonNode candidates = answer.json().path("candidates");
        return StreamSupport.stream(candidates.spliterator(), false)
                .map(each -> each.path("item_id").textValue())
                .toList();
    }

    @Override
    public void close() {
        for (ListService service : services) {
            service.close();
        }
        producer.close();
        store.close();
        sharedStore.close();
        redis.close();
        kafka.close();
    }
}
