package dev.eddy.lab;

import dev.eddy.client.CandidateReader;
import dev.eddy.client.jedis.RedisConnection;
import dev.eddy.job.JobOptions;
import dev.eddy.job.KafkaOptions;
import dev.eddy.job.Topics;
import dev.eddy.lab.run.LocalRun;
import dev.eddy.lab.run.RunSettings;
import dev.eddy.option.RedisOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A broker and a Redis, on which {@code run --state} runs as a process of its own. */
final class SingleMachine implements AutoCloseable {
    static final String USER = "u1";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path folder;
    private final EmbeddedKafka kafka;
    private final EmbeddedRedis redis;
    private final CandidateReader reader;

    /** @param folder for logs and state */
    SingleMachine(Path folder) throws Exception {
        this.folder = folder;
        this.kafka = EmbeddedKafka.start();
        this.redis = EmbeddedRedis.start();
        this.reader = CandidateReader.open(redisOptions());
        Topics.create(kafka.options());
    }

    KafkaOptions kafka() {
        return kafka.options();
    }

    CandidateReader reader() {
        return reader;
    }

    private RedisOptions redisOptions() {
        return RedisOptions.at(redis.host(), redis.port());
    }

    Path state() {
        return folder.resolve("state");
    }

    /** Whether a process has finished a checkpoint. */
    boolean hasCheckpoint() throws IOException {
        try (Stream<Path> files = Files.walk(state())) {
            return files.anyMatch(file -> file.endsWith("_metadata"));
        }
    }

    /**
     * Starts a process.
     *
     * @param name of its log
     */
    ChildEddy run(String name, List<String> more) throws IOException {
        return run(name, state(), more);
    }

    /** As the other one, with another folder of state. */
    ChildEddy run(String name, Path state, List<String> more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("run", "--state", state.toString()));
        arguments.addAll(List.of("--bootstrap-servers", kafka.bootstrapServers()));
        arguments.addAll(List.of("--redis", redis.host() + ":" + redis.port()));
        arguments.addAll(more);
        return ChildEddy.run(folder.resolve(name), Map.of(), arguments.toArray(String[]::new));
    }

    /** All that a process has said. */
    String log(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs the job in this process, without a folder. */
    void runHere(String prefix) throws Exception {
        JobOptions options = JobOptions.defaults()
                .with(Map.of(
                        "kafka.bootstrap-servers",
                        kafka.bootstrapServers(),
                        "redis.nodes",
                        redis.host() + ":" + redis.port(),
                        "redis.prefix",
                        prefix));
        LocalRun.run(options, new RunSettings(1, null, 0, false), line -> {}, webUi -> {});
    }

    /** Waits until a process has the lease of the only writer. */
    void awaitLease() {
        try (RedisConnection connection = RedisConnection.to(redisOptions())) {
            Waiting.until("a writer", PATIENCE, () -> connection.commands().exists("rc:writer"));
        }
    }

    void send(Stream<WorldRecord> records) {
        List<WorldRecord> all = records.toList();
        try (Replay replay = new Replay(kafka.options())) {
            replay.runWorld(all.iterator(), 0);
        }
    }

    static Stream<WorldRecord> items(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new WorldRecord(
                        WorldRecord.Kind.ITEM,
                        "i" + i,
                        0,
                        "{\"item_id\":\"i%d\",\"tags\":[\"jazz\"],\"published_at\":1000}".formatted(i)));
    }

    /** Clicks of the user on one item after the other. */
    static Stream<WorldRecord> clicks(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(i -> new WorldRecord(
                        WorldRecord.Kind.EVENT,
                        USER,
                        i,
                        "{\"user_id\":\"%s\",\"item_id\":\"i%d\",\"type\":\"click\",\"ts\":%d}"
                                .formatted(USER, i, 1_700_000_000_000L + i)));
    }

    /** Waits until the user's list is made from so many events, those before a stop included. */
    void awaitListOf(long events) {
        Waiting.until(
                "a list made from " + events + " events",
                PATIENCE,
                () -> sequence() == events,
                () -> "it is made from " + sequence());
    }

    private long sequence() {
        return reader.merged(USER).map(list -> list.version().sequence()).orElse(0L);
    }

    @Override
    public void close() {
        try (kafka;
                redis) {
            reader.close();
        }
    }
}
