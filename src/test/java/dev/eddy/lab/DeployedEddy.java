package dev.eddy.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.centre.CentreSet;
import dev.eddy.client.CandidateReader;
import dev.eddy.job.KafkaOptions;
import dev.eddy.job.Topic;
import dev.eddy.job.Topics;
import dev.eddy.ops.CataloguePublisher;
import dev.eddy.ops.CentrePublisher;
import dev.eddy.ops.ConsumerLag;
import dev.eddy.ops.KafkaSpaceTopic;
import dev.eddy.ops.RebuildClient;
import dev.eddy.ops.TempFolder;
import dev.eddy.option.RedisOptions;
import dev.eddy.trial.OracleCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Eddy as it is deployed: the job's jar on a cluster of separate processes, between a broker and a Redis. */
final class DeployedEddy implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final ClusterRest.Checkpoints NONE = new ClusterRest.Checkpoints(-1, 0, -1, -1);

    private final KnownWorld world;
    private final EmbeddedKafka kafka;
    private final EmbeddedRedis redis;
    private final ClusterBench cluster;
    private String jobId;

    private DeployedEddy(KnownWorld world, EmbeddedKafka kafka, EmbeddedRedis redis, ClusterBench cluster) {
        this.world = world;
        this.kafka = kafka;
        this.redis = redis;
        this.cluster = cluster;
    }

    /** Starts all but the job, and publishes what the world begins with. */
    static DeployedEddy start(KnownWorld world, int jobManagers, int taskManagers, int slots) throws Exception {
        return start(world, world.itemVectors(), jobManagers, taskManagers, slots);
    }

    /** As the other one, with other vectors in the world's space to begin with. */
    static DeployedEddy start(KnownWorld world, List<byte[]> itemVectors, int jobManagers, int taskManagers, int slots)
            throws Exception {
        EmbeddedKafka kafka = EmbeddedKafka.start();
        EmbeddedRedis redis = null;
        try {
            redis = EmbeddedRedis.start();
            Topics.create(kafka.options());
            try (var catalogue = new CataloguePublisher(kafka.options());
                    var centres = new CentrePublisher(kafka.options())) {
                catalogue.publishItems(world.items().iterator());
                world.publishSpaces(catalogue, itemVectors);
                centres.publish(world.centres());
            }
            ClusterBench cluster = ClusterBench.start(jobManagers, taskManagers, slots);
            return new DeployedEddy(world, kafka, redis, cluster);
        } catch (Exception e) {
            if (redis != null) {
                redis.close();
            }
            kafka.close();
            throw e;
        }
    }

    ClusterBench cluster() {
        return cluster;
    }

    EmbeddedRedis redis() {
        return redis;
    }

    /**
     * Starts the job, and waits until it knows the catalogue.
     *
     * @param more options of the job, such as {@code "-D", "internal.serving.batch-size=8"}
     */
    void run(int parallelism, String... more) throws IOException {
        submit(parallelism, null, more);
        for (String topic : List.of(
                kafkaOptions().topic(Topic.ITEMS),
                kafkaOptions().topic(Topic.ITEM_VECTORS),
                kafkaOptions().topic(Topic.CENTRES))) {
            awaitRead(topic);
        }
    }

    /** Goes on from a savepoint. */
    void resume(int parallelism, String savepoint) throws IOException {
        submit(parallelism, savepoint);
    }

    /** As an operator does it: by the script. */
    void redeploy(int parallelism) throws IOException {
        jobId = cluster.redeploy(parallelism, arguments());
        awaitCheckpointAfter(NONE);
    }

    private void submit(int parallelism, String savepoint, String... more) throws IOException {
        jobId = cluster.run(parallelism, savepoint, arguments(more));
        awaitCheckpointAfter(NONE);
    }

    private List<String> arguments(String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("--bootstrap-servers", kafka.bootstrapServers(), "--redis", redis.host() + ":" + redis.port()));
        arguments.addAll(world.jobArguments());
        arguments.addAll(List.of(more));
        return arguments;
    }

    /** Stops the job with a savepoint, which it names. */
    String stop() throws IOException {
        return cluster.stop(jobId);
    }

    /** Has a command do something with the deployment, in a process of its own: what it says, once it ended well. */
    String command(String... words) throws Exception {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of(
                "--bootstrap-servers", kafka.bootstrapServers(), "-D", "catalog.dimension=" + KnownWorld.DIMENSION));
        try (TempFolder folder = TempFolder.create("eddy-command-")) {
            Path log = folder.path().resolve("log");
            try (ChildEddy child = ChildEddy.run(log, Map.of(), all.toArray(String[]::new))) {
                int exitCode = child.awaitExit(PATIENCE);
                String said = Files.readString(log);
                assertThat(exitCode).as(said).isZero();
                return said;
            }
        }
    }

    Traffic traffic(double rate) {
        return Traffic.start(kafkaOptions(), world.stream(), rate);
    }

    /** How the job's checkpoints are. */
    ClusterRest.Checkpoints checkpoints() {
        var found = new ArrayList<ClusterRest.Checkpoints>();
        Waiting.until("an answer", PATIENCE, () -> {
            Optional<ClusterRest.Checkpoints> answer = cluster.rest().checkpoints(jobId);
            answer.ifPresent(found::add);
            return answer.isPresent();
        });
        return found.get(0);
    }

    long restarts() {
        var found = new ArrayList<Long>();
        Waiting.until("an answer", PATIENCE, () -> {
            Optional<Long> answer = cluster.rest().restarts(jobId);
            answer.ifPresent(found::add);
            return answer.isPresent();
        });
        return found.get(0);
    }

    /** Waits until the job has begun anew since, all of it runs, and a checkpoint is complete. */
    void awaitRecovered(ClusterRest.Checkpoints before) {
        await(
                "the job to begin anew",
                () -> cluster.rest()
                        .checkpoints(jobId)
                        .filter(now -> now.restoredAtMillis() > before.restoredAtMillis())
                        .isPresent());
        awaitCheckpointAfter(checkpoints());
    }

    private void awaitCheckpointAfter(ClusterRest.Checkpoints before) {
        long last = Math.max(before.completed(), before.restored());
        await(
                "a checkpoint of the running job",
                () -> cluster.rest().isRunning(jobId)
                        && cluster.rest()
                                .checkpoints(jobId)
                                .filter(now -> now.completed() > Math.max(last, now.restored()))
                                .isPresent());
    }

    /** Waits with the TaskManagers kept up, as an orchestrator would. */
    private void await(String what, BooleanSupplier condition) {
        Waiting.until(
                what,
                PATIENCE,
                () -> {
                    cluster.keepTaskManagers();
                    return condition.getAsBoolean();
                },
                cluster::lastWords);
    }

    /** The users who have lists. */
    Set<String> served() {
        Set<String> users = new HashSet<>();
        try (CandidateReader reader = reader()) {
            reader.forEachUser(users::add);
        }
        return users;
    }

    KafkaSpaceTopic space(String name) {
        return new KafkaSpaceTopic(kafkaOptions(), name, PATIENCE, 0, () -> {});
    }

    Swaps swaps() {
        return new Swaps(kafkaOptions());
    }

    /** As {@link #assertEqualToOracle}, of everybody's cluster; nobody is assigned for it. */
    void assertEverybodyInOneCluster(CentreSet active) throws IOException, InterruptedException {
        awaitAllRead();
        try (var client = new RebuildClient(kafkaOptions(), PATIENCE)) {
            client.emit("test", new RebuildClient.Request(false, false, world.asOfMillis()), (step, buckets) -> {});
        }
        Map<String, Integer> expected = world.clusters(active);
        try (CandidateReader reader = reader()) {
            var check = new AssignmentCheck(reader, expected, active.version());
            Waiting.until(
                    "every user to be in the oracle's cluster",
                    Duration.ofSeconds(20),
                    () -> check.differences().isEmpty(),
                    () -> check.differences().toString());
        }
        // Whose lists are made is in their own cluster, or the task would fail; this says that nobody is in another as
        // well.
        assertThat(cluster.sum("residentMembers")).isEqualTo(expected.size());
    }

    private void awaitAllRead() {
        awaitRead(kafkaOptions().topic(Topic.ITEMS));
        awaitRead(kafkaOptions().topic(Topic.EVENTS));
    }

    /** Waits until all is read, has all lists made anew, and waits until they are the oracle's. */
    void assertEqualToOracle() {
        awaitAllRead();
        try (var client = new RebuildClient(kafkaOptions(), PATIENCE)) {
            client.rebuild("test", new RebuildClient.Request(true, false, world.asOfMillis()), (step, buckets) -> {});
        }
        var last = new ArrayList<OracleCheck.Result>();
        try (CandidateReader reader = reader()) {
            // The job is done when it has the lists; they are on their way to Redis then.
            Waiting.until(
                    "every list to be the oracle's",
                    Duration.ofSeconds(20),
                    () -> {
                        last.add(world.compare(reader));
                        return last.get(last.size() - 1).wrong() == 0;
                    },
                    () -> last.get(last.size() - 1).differences().toString());
        }
        assertThat(last.get(last.size() - 1).lists()).isGreaterThan(200 * 12);
    }

    private void awaitRead(String topic) {
        try (var lag = new ConsumerLag(kafkaOptions(), topic)) {
            lag.awaitDrained(PATIENCE);
        }
    }

    private KafkaOptions kafkaOptions() {
        return kafka.options();
    }

    CandidateReader reader() {
        return CandidateReader.open(RedisOptions.at(redis.host(), redis.port()));
    }

    @Override
    public void close() {
        try (kafka;
                redis) {
            cluster.close();
        }
    }
}
