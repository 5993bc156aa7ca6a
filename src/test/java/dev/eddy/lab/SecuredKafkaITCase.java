package dev.eddy.lab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eddy.access.Scope;
import dev.eddy.centre.CentreSet;
import dev.eddy.client.CandidateReader;
import dev.eddy.console.Console;
import dev.eddy.console.ConsoleAccess;
import dev.eddy.console.ConsoleClient;
import dev.eddy.console.ConsoleOptions;
import dev.eddy.job.BadInputException;
import dev.eddy.job.FlinkSettings;
import dev.eddy.job.JobOptions;
import dev.eddy.job.KafkaOptions;
import dev.eddy.job.Preflight;
import dev.eddy.job.RecallOptions;
import dev.eddy.job.RecallTopology;
import dev.eddy.job.Topic;
import dev.eddy.job.Topics;
import dev.eddy.ops.CataloguePublisher;
import dev.eddy.ops.CentrePublisher;
import dev.eddy.ops.ConsumerLag;
import dev.eddy.ops.RebuildClient;
import dev.eddy.ops.StoredLetter;
import dev.eddy.option.Options;
import dev.eddy.option.RedisOptions;
import dev.eddy.serving.ServingOptions;
import dev.eddy.web.Listening;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker with TLS, passwords and access control, and a Redis with the same: the job, the commands, and no secret told. */
class SecuredKafkaITCase {
    private static final String KAFKA_PASSWORD = "kafka-Pa55-${a:b}-job";
    private static final String CONSOLE_PASSWORD = "kafka-Pa55-of-console";
    private static final String REDIS_PASSWORD = "redis-Pa55-of-job";
    private static final List<String> SECRETS = List.of("kafka-Pa55", "redis-Pa55", TestCertificate.STORE_PASSWORD);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String LOG = "job.log";

    @TempDir
    private static Path folder;

    private static TestCertificate certificate;
    private static EmbeddedKafka broker;
    private static EmbeddedRedis redis;
    private static KafkaOptions admin;
    private static Path jobProperties;
    private static Path redisPassword;

    @BeforeAll
    static void start() throws Exception {
        certificate = TestCertificate.make(folder);
        broker = EmbeddedKafka.start(brokerSettings());
        admin = kafka(properties("admin", "admin-secret"));
        jobProperties = properties("job", KAFKA_PASSWORD);
        redisPassword = Files.writeString(folder.resolve("redis-password"), REDIS_PASSWORD + "\n");
        Path users = Files.writeString(
                folder.resolve("users.acl"), "user default off\nuser job on >" + REDIS_PASSWORD + " ~rc:* +@all\n");
        redis = EmbeddedRedis.start(port -> List.of(
                "--port", "0",
                "--tls-port", Integer.toString(port),
                "--tls-cert-file", certificate.certificatePem().toString(),
                "--tls-key-file", certificate.keyPem().toString(),
                "--tls-ca-cert-file", certificate.certificatePem().toString(),
                "--tls-auth-clients", "no",
                "--aclfile", users.toString()));
        assertThat(Topics.create(admin)).extracting(Topics.Report::outcome).containsOnly(Topics.Outcome.CREATED);
        try (Admin client = Admin.create(Map.copyOf(admin.client()))) {
            client.createAcls(rightsOfTheJob()).all().get();
            client.createAcls(rightsOfTheConsole()).all().get();
        }
    }

    @AfterAll
    static void stop() {
        redis.close();
        broker.close();
    }

    @Test
    void theJobServesAndTellsNoSecret() throws Exception {
        Path log = folder.resolve(LOG);
        try (ChildEddy job = ChildEddy.run(
                        log,
                        Map.of("EDDY_REDIS_TRUST_STORE_PASSWORD", TestCertificate.STORE_PASSWORD),
                        "run",
                        "--parallelism",
                        "1",
                        "--conf",
                        configuration().toString());
                CandidateReader reader = CandidateReader.open(redisOptions())) {
            RestCrawler flink = job.awaitWebUi(PATIENCE);
            publishAndReplay();
            await(() -> reader.merged("u1").isPresent());
            awaitDrained(flink);
            rebuild(flink);
            assertThat(reader.merged("u1").orElseThrow().candidates()).isNotEmpty();
            List<StoredLetter> letters = new ArrayList<>();
            StoredLetter.readAll(admin, letters::add);
            assertThat(letters).hasSize(1);
            assertTheConsoleNeedsNoOtherRights(flink);
            Map<String, String> answers = flink.crawl();
            assertThat(flink.refused()).isEmpty();
            assertThat(answers).hasSizeGreaterThan(100);
            answers.forEach((path, answer) -> assertThat(answer).as(path).doesNotContain(SECRETS));
        }
        String said = Files.readString(log);
        // The clients' own account of what they were configured with is in there.
        assertThat(said).contains("ConsumerConfig values", "ProducerConfig values", "sasl.jaas.config = [hidden]");
        assertThat(said.lines().filter(line -> SECRETS.stream().anyMatch(line::contains)))
                .isEmpty();
        // One warning: the job may not read the topics' settings, and needs not.
        assertThat(said).contains("the settings of topics can't be checked");
    }

    private static void assertTheConsoleNeedsNoOtherRights(RestCrawler flink) {
        KafkaOptions kafka = kafka(properties("console", CONSOLE_PASSWORD));
        var options = new ConsoleOptions(
                Listening.onLoopback(0),
                flink.address().toString(),
                null,
                null,
                null,
                ConsoleAccess.ofToken(CONSOLE_PASSWORD, EnumSet.of(Scope.POST, Scope.OPERATE), "test"),
                Duration.ofSeconds(10));
        try (Console console = new Console(options(kafka), options)) {
            var client = new ConsoleClient(console);
            assertThat(client.get("user?id=u1")
                            .json()
                            .at("/found/known/is_known")
                            .asBoolean())
                    .isTrue();
            assertThat(client.get("letters").json().path("read").asInt()).isEqualTo(1);
            assertThat(client.get("centres").json().path("versions")).hasSize(1);
            assertThat(client.get("events").json().path("found")).isNotEmpty();
            String click = "{\"user_id\": \"u1\", \"item_id\": \"i0\", \"type\": \"click\"}";
            await(() -> client.get("status").json().path("items").asInt() == 20);
            assertThat(client.post("events", click, CONSOLE_PASSWORD).status()).isEqualTo(200);
            act(client, "takedown", "{\"item_id\": \"i1\"}", flink);
            act(client, "forget", "{\"user_id\": \"u2\"}", flink);
            act(client, "replay", "{\"reason\": \"unknown type\"}", flink);
            assertThat(client.get("audits").json().findValuesAsText("outcome")).containsExactly("done", "done", "done");
        }
    }

    /** Acts, and waits until it is done. */
    private static void act(ConsoleClient client, String act, String json, RestCrawler flink) {
        JsonNode begun = client.post("acts/" + act, json, CONSOLE_PASSWORD).json();
        await(() -> {
            flink.triggerCheckpoint();
            JsonNode run = client.get("act?id=" + begun.path("id").asText()).json();
            assertThat(run.path("detail").asText() + begun).doesNotContain("uthoriz");
            return run.path("outcome").asText().equals("done");
        });
    }

    @Test
    void theJobGraphHoldsNoSecret() throws Exception {
        var env = StreamExecutionEnvironment.getExecutionEnvironment(FlinkSettings.local(1));
        var graph = RecallTopology.graph(env, options(kafka(jobProperties)));
        String serialized = serialized(graph) + serialized(graph.getJobGraph());
        // It is there, as far as it may be.
        assertThat(serialized.contains("${eddyfile:" + jobProperties + ":sasl.jaas.config}"))
                .isTrue();
        assertThat(serialized.contains(redisPassword.toString())).isTrue();
        assertThat(SECRETS.stream().filter(serialized::contains)).isEmpty();
    }

    @Test
    void anAdministratorIsNotWarned() {
        List<String> warnings = new ArrayList<>();
        Preflight.check(options(admin), warnings::add);
        assertThat(warnings).isEmpty();
    }

    @Test
    void aWrongPasswordIsRefused() throws IOException {
        Path wrong = properties("job", "wrong-Pa55");
        assertRefused(
                kafka(wrong),
                broker.bootstrapServers(),
                "Authentication failed",
                "sasl.jaas.config",
                "kafka.properties-file " + wrong);
    }

    @Test
    void aBrokerThatIsNotTrustedIsRefused() throws IOException {
        Path trusting = Files.writeString(
                folder.resolve("untrusting.properties"),
                Files.readString(jobProperties).replaceAll("ssl.truststore.*\n", ""));
        assertRefused(kafka(trusting), broker.bootstrapServers(), "TLS", "ssl.truststore", trusting.toString());
    }

    @Test
    void aStoreOrModuleThatIsNotThereIsNamed() throws IOException {
        Path noStore = Files.writeString(
                folder.resolve("no-store.properties"),
                Files.readString(jobProperties)
                        .replaceAll("ssl.truststore.location=.*\n", "ssl.truststore.location=/nowhere/store.p12\n"));
        assertRefused(kafka(noStore), "/nowhere/store.p12", "kafka.properties-file " + noStore);
        Path nowhere = folder.resolve("nowhere.properties");
        assertRefused(kafka(nowhere), "kafka.properties-file is " + nowhere, "can't be read");
    }

    @Test
    void aClientWithoutTlsIsToldWhereItsPropertiesGo() {
        assertRefused(KafkaOptions.at(broker.bootstrapServers()), broker.bootstrapServers(), "kafka.properties-file");
    }

    @Test
    void aBrokerThatIsNotThereIsNamed() {
        assertRefused(
                Options.with(kafka(jobProperties), Map.of("kafka.bootstrap-servers", "127.0.0.1:1")),
                "no Kafka broker at 127.0.0.1:1",
                "kafka.bootstrap-servers");
    }

    @Test
    void aTopicThatIsNotThereIsNamed() {
        assertRefused(
                Options.with(kafka(Path.of(admin.propertiesFile())), Map.of("kafka.topics.prefix", "other-")),
                "no topic other-",
                "eddy topics");
    }

    private static void assertRefused(KafkaOptions kafka, String... words) {
        assertThatThrownBy(() -> Preflight.check(options(kafka), warning -> {}))
                .isInstanceOf(BadInputException.class)
                .hasMessageNotContainingAny("\n", "Pa55")
                .hasMessageContainingAll(words);
    }

    private static void publishAndReplay() {
        List<byte[]> items = IntStream.range(0, 20)
                .mapToObj(i -> utf8("{\"item_id\":\"i" + i + "\",\"tags\":[\"t" + i % 3 + "\"]}"))
                .toList();
        try (var catalogue = new CataloguePublisher(admin);
                var centres = new CentrePublisher(admin)) {
            catalogue.publishItems(items.iterator());
            centres.publish(CentreSet.random(1, 1, 32));
        }
        List<byte[]> events = new ArrayList<>(IntStream.range(0, 60)
                .mapToObj(i -> utf8("{\"user_id\":\"u" + i % 4 + "\",\"item_id\":\"i" + (i % 4 + i / 4)
                        + "\",\"type\":\"click\",\"ts\":" + (1_767_225_600_000L + i) + "}"))
                .toList());
        events.add(utf8("[]"));
        try (Replay replay = new Replay(admin)) {
            replay.run(events.iterator(), 0);
        }
    }

    private static void awaitDrained(RestCrawler flink) {
        try (var lag = new ConsumerLag(admin, Topic.EVENTS.baseName())) {
            await(() -> {
                flink.triggerCheckpoint();
                return lag.remaining() == 0;
            });
        }
    }

    private static void rebuild(RestCrawler flink) {
        try (var client = new RebuildClient(admin, PATIENCE)) {
            long users = client.rebuild(
                    "test", new RebuildClient.Request(true, false, 1_767_225_700_000L), (step, buckets) -> {
                        if (step.equals(RebuildClient.FENCE)) {
                            flink.triggerCheckpoint();
                        }
                    });
            assertThat(users).isEqualTo(4);
        }
    }

    private static JobOptions options(KafkaOptions kafka) {
        return JobOptions.of(
                kafka, redisOptions(), RecallOptions.ofDimension(32), Options.defaults(ServingOptions.class));
    }

    private static RedisOptions redisOptions() {
        return Options.read(
                RedisOptions.class,
                Map.of(
                        "redis.nodes",
                        redis.host() + ":" + redis.port(),
                        "redis.user",
                        "job",
                        "redis.password-file",
                        redisPassword.toString(),
                        "redis.tls",
                        "true",
                        "redis.trust-store",
                        certificate.trustStore().toString(),
                        "redis.trust-store-password-file",
                        written("store-password", TestCertificate.STORE_PASSWORD)
                                .toString()));
    }

    private static Path configuration() {
        return written("eddy.yaml", """
                kafka:
                  bootstrap-servers: %s
                  properties-file: %s
                redis:
                  nodes: %s:%d
                  user: job
                  password-file: %s
                  tls: true
                  trust-store: %s
                  # The password is in the environment.
                  trust-store-password-file:
                catalog.dimension: 32
                """.formatted(
                        broker.bootstrapServers(),
                        jobProperties,
                        redis.host(),
                        redis.port(),
                        redisPassword,
                        certificate.trustStore()));
    }

    private static KafkaOptions kafka(Path properties) {
        return Options.with(
                KafkaOptions.at(broker.bootstrapServers()), Map.of("kafka.properties-file", properties.toString()));
    }

    private static Path properties(String user, String password) {
        return written(user + "-" + password.hashCode() + ".properties", """
                security.protocol=SASL_SSL
                sasl.mechanism=PLAIN
                sasl.jaas.config=%s required username="%s" password="%s";
                ssl.truststore.location=%s
                ssl.truststore.password=%s
                """.formatted(
                        "org.apache.kafka.common.security.plain.PlainLoginModule",
                        user,
                        password,
                        certificate.trustStore(),
                        TestCertificate.STORE_PASSWORD));
    }

    private static Map<String, String> brokerSettings() {
        return Map.ofEntries(
                Map.entry("listener.security.protocol.map", "BROKER:SASL_SSL,CONTROLLER:PLAINTEXT"),
                Map.entry("sasl.enabled.mechanisms", "PLAIN"),
                Map.entry("sasl.mechanism.inter.broker.protocol", "PLAIN"),
                Map.entry(
                        "listener.name.broker.plain.sasl.jaas.config",
                        "org.apache.kafka.common.security.plain.PlainLoginModule required"
                                + " username=\"broker\" password=\"broker-secret\" user_broker=\"broker-secret\""
                                + " user_admin=\"admin-secret\" user_console=\"" + CONSOLE_PASSWORD
                                + "\" user_job=\"" + KAFKA_PASSWORD + "\";"),
                Map.entry("ssl.keystore.location", certificate.keyStore().toString()),
                Map.entry("ssl.keystore.password", TestCertificate.STORE_PASSWORD),
                Map.entry("ssl.truststore.location", certificate.trustStore().toString()),
                Map.entry("ssl.truststore.password", TestCertificate.STORE_PASSWORD),
                Map.entry("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer"),
                // Who comes without a name comes by the controller's own listener.
                Map.entry("super.users", "User:broker;User:admin;User:ANONYMOUS"));
    }

    private static List<AclBinding> rightsOfTheJob() {
        List<AclBinding> rights = new ArrayList<>();
        for (String read : List.of(
                Topic.EVENTS.baseName(),
                Topic.HISTORY.baseName(),
                Topic.ITEMS.baseName(),
                Topic.TAG_VECTORS.baseName(),
                Topic.ITEM_VECTORS.baseName(),
                Topic.USER_TOWERS.baseName(),
                Topic.CENTRES.baseName(),
                Topic.CONTROL.baseName(),
                Topic.HANDOVERS.baseName(),
                Topic.QUESTIONS.baseName())) {
            rights.add(right("job", ResourceType.TOPIC, read, AclOperation.READ));
        }
        rights.add(right("job", ResourceType.TOPIC, Topic.DEAD_LETTERS.baseName(), AclOperation.WRITE));
        rights.add(right("job", ResourceType.TOPIC, Topic.PROGRESS.baseName(), AclOperation.WRITE));
        rights.add(right("job", ResourceType.TOPIC, Topic.ANSWERS.baseName(), AclOperation.WRITE));
        rights.add(right("job", ResourceType.TOPIC, Topic.CENTRES.baseName(), AclOperation.WRITE));
        rights.add(right("job", ResourceType.TOPIC, Topic.HANDOVERS.baseName(), AclOperation.WRITE));
        // Where the job asks itself for a rebuild.
        rights.add(right("job", ResourceType.TOPIC, Topic.CONTROL.baseName(), AclOperation.WRITE));
        rights.add(right("job", ResourceType.GROUP, "eddy", AclOperation.READ));
        return rights;
    }

    /** As the page on the console says. */
    private static List<AclBinding> rightsOfTheConsole() {
        List<AclBinding> rights = new ArrayList<>();
        for (String read : List.of(
                Topic.EVENTS.baseName(),
                Topic.ITEMS.baseName(),
                Topic.CENTRES.baseName(),
                Topic.ANSWERS.baseName(),
                Topic.CONTROL.baseName(),
                Topic.DEAD_LETTERS.baseName())) {
            rights.add(right("console", ResourceType.TOPIC, read, AclOperation.READ));
        }
        rights.add(right("console", ResourceType.TOPIC, Topic.QUESTIONS.baseName(), AclOperation.WRITE));
        rights.add(right("console", ResourceType.TOPIC, Topic.EVENTS.baseName(), AclOperation.WRITE));
        rights.addAll(rightsToAct());
        return rights;
    }

    private static List<AclBinding> rightsToAct() {
        List<AclBinding> rights = new ArrayList<>();
        for (Topic described : Topic.ofTheJob()) {
            rights.add(right("console", ResourceType.TOPIC, described.baseName(), AclOperation.DESCRIBE));
        }
        for (Topic read : List.of(Topic.AUDITS, Topic.PROGRESS, Topic.HANDOVERS)) {
            rights.add(right("console", ResourceType.TOPIC, read.baseName(), AclOperation.READ));
        }
        for (Topic written : List.of(Topic.AUDITS, Topic.CONTROL)) {
            rights.add(right("console", ResourceType.TOPIC, written.baseName(), AclOperation.WRITE));
        }
        rights.add(right("console", ResourceType.GROUP, "eddy", AclOperation.DESCRIBE));
        return rights;
    }

    private static AclBinding right(String user, ResourceType type, String name, AclOperation operation) {
        return new AclBinding(
                new ResourcePattern(type, name, PatternType.LITERAL),
                new AccessControlEntry("User:" + user, "*", operation, AclPermissionType.ALLOW));
    }

    private static String serialized(Object graph) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(graph);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    private static Path written(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** For who has to find out why it waited in vain. */
    private static String log() {
        try {
            return Files.readString(folder.resolve(LOG));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }

    private static void await(BooleanSupplier condition) {
        Waiting.until("the job", PATIENCE, condition, SecuredKafkaITCase::log);
    }
}
