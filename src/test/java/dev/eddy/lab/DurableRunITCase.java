package dev.eddy.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.client.CandidateReader;
import dev.eddy.client.RedisOptions;
import dev.eddy.job.BadInputException;
import dev.eddy.job.JobOptions;
import dev.eddy.job.Topics;
import dev.eddy.lab.run.LocalRun;
import dev.eddy.lab.run.RunSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code run --state}: stopped and started again, and beside a second one. */
class DurableRunITCase {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String USER = "u1";

    @TempDir
    private Path folder;

    private final EmbeddedRedis redis = EmbeddedRedis.start();
    private final EmbeddedKafka kafka;

    DurableRunITCase() throws Exception {
        kafka = EmbeddedKafka.start();
    }

    @Test
    void listsGoOnAfterAStopAndASecondWriterIsRefused() throws Exception {
        try (kafka;
                redis;
                CandidateReader reader = CandidateReader.open(RedisOptions.at(redis.host(), redis.port()))) {
            Topics.create(kafka.options());
            try (ChildEddy first = start("first")) {
                send(Stream.concat(items(), clicks(0, 3)));
                first.awaitRunning(PATIENCE);
                awaitEvents(reader, 3);
                assertThatThrownBy(this::runBeside)
                        .isInstanceOf(BadInputException.class)
                        .hasMessageContaining("another run writes the lists under rc")
                        .hasMessageContaining("consumer group eddy")
                        .hasMessageContaining("stop it");
                first.terminate();
                first.awaitExit(PATIENCE);
                assertThat(log("first")).contains("stopped with a savepoint: file:");
            }
            send(clicks(3, 2));
            try (ChildEddy second = start("second")) {
                second.awaitSaid("going on from savepoint", PATIENCE);
                awaitEvents(reader, 5);
                assertThat(log("second")).doesNotContain("WARNING");
            }
        }
    }

    private void runBeside() throws Exception {
        JobOptions options = JobOptions.defaults()
                .with(Map.of(
                        "kafka.bootstrap-servers",
                        kafka.bootstrapServers(),
                        "redis.nodes",
                        redis.host() + ":" + redis.port()));
        LocalRun.run(options, new RunSettings(1, null, 0, false), line -> {}, webUi -> {});
    }

    private ChildEddy start(String name) throws Exception {
        return ChildEddy.run(
                folder.resolve(name),
                Map.of(),
                "run",
                "--parallelism",
                "1",
                "--state",
                folder.resolve("state").toString(),
                "--bootstrap-servers",
                kafka.bootstrapServers(),
                "--redis",
                redis.host() + ":" + redis.port());
    }

    private String log(String name) throws Exception {
        return Files.readString(folder.resolve(name));
    }

    private static Stream<WorldRecord> items() {
        return IntStream.range(0, 20)
                .mapToObj(i -> new WorldRecord(
                        WorldRecord.Kind.ITEM,
                        "i" + i,
                        0,
                        "{\"item_id\":\"i%d\",\"tags\":[\"jazz\"],\"published_at\":1000}".formatted(i)));
    }

    /** Clicks of the user on one item after the other. */
    private static Stream<WorldRecord> clicks(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(i -> new WorldRecord(
                        WorldRecord.Kind.EVENT,
                        USER,
                        i,
                        "{\"user_id\":\"%s\",\"item_id\":\"i%d\",\"type\":\"click\",\"ts\":%d}"
                                .formatted(USER, i, 1_700_000_000_000L + i)));
    }

    private void send(Stream<WorldRecord> records) {
        List<WorldRecord> all = records.toList();
        try (Replay replay = new Replay(kafka.options())) {
            replay.runWorld(all.iterator(), 0);
        }
    }

    /** Waits until the user's list is made from so many events, those before a stop included. */
    private static void awaitEvents(CandidateReader reader, long events) {
        Waiting.until(
                "a list made from " + events + " events",
                PATIENCE,
                () -> sequence(reader) == events,
                () -> "it is made from " + sequence(reader));
    }

    private static long sequence(CandidateReader reader) {
        return reader.merged(USER).map(list -> list.version().sequence()).orElse(0L);
    }
}
