package dev.eddy.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.client.CandidateReader;
import dev.eddy.client.RedisOptions;
import dev.eddy.job.BadInputException;
import dev.eddy.job.JobOptions;
import dev.eddy.job.Topic;
import dev.eddy.job.Topics;
import dev.eddy.lab.run.LocalRun;
import dev.eddy.lab.run.RunSettings;
import dev.eddy.ops.CataloguePublisher;
import dev.eddy.ops.CentrePublisher;
import dev.eddy.ops.ConsumerLag;
import dev.eddy.ops.RebuildClient;
import dev.eddy.trial.OracleCheck;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code run --state} on one machine: whenever it is killed, in the end the lists are right. */
@Tag("cluster")
class KilledRunITCase {
    private static final KnownWorld WORLD = new KnownWorld(4_000);
    private static final double EVENTS_PER_SECOND = 15;
    private static final int KILLS = 10;
    /** The events of some eight seconds: before, during and after a checkpoint, of which there is one every five. */
    private static final int MOST_EVENTS = 120;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    private final EmbeddedKafka kafka;
    private final EmbeddedRedis redis = EmbeddedRedis.start();

    KilledRunITCase() throws Exception {
        kafka = EmbeddedKafka.start();
    }

    @Test
    void tenKillsAtRandomMomentsLoseNothing() throws Exception {
        long seed = System.nanoTime();
        System.out.println("moments of the kills: seed " + seed);
        var random = new SplittableRandom(seed);
        try (kafka;
                redis) {
            publish();
            try (Traffic traffic = Traffic.start(kafka.options(), WORLD.stream(), EVENTS_PER_SECOND)) {
                for (int kill = 0; kill < KILLS; kill++) {
                    try (ChildEddy run = start(kill)) {
                        // Now and then in the middle of a restore.
                        if (kill > 0 && random.nextInt(4) == 0) {
                            run.awaitSaid("going on from", PATIENCE);
                        } else {
                            run.awaitRunning(PATIENCE);
                        }
                        awaitMore(traffic, random.nextInt(MOST_EVENTS));
                        run.kill();
                    }
                }
                try (ChildEddy run = start(KILLS)) {
                    run.awaitRunning(PATIENCE);
                    traffic.finish();
                    assertEqualToOracle();
                }
            }
        }
    }

    @Test
    void aSecondRunThatReadsAsTheSameGroupIsRefused() throws Exception {
        try (kafka;
                redis) {
            publish();
            try (ChildEddy first = start(0)) {
                first.awaitRunning(PATIENCE);
                JobOptions options = JobOptions.defaults()
                        .with(Map.of(
                                "kafka.bootstrap-servers",
                                kafka.bootstrapServers(),
                                "redis.nodes",
                                redis.host() + ":" + redis.port(),
                                "redis.prefix",
                                "other"));
                assertThatThrownBy(() ->
                                LocalRun.run(options, new RunSettings(1, null, 0, false), line -> {}, webUi -> {}))
                        .isInstanceOf(BadInputException.class)
                        .hasMessageContaining("another run reads as consumer group eddy: eddy-run-")
                        .hasMessageContaining("stop it");
            }
        }
    }

    private void publish() {
        Topics.create(kafka.options());
        try (var catalogue = new CataloguePublisher(kafka.options());
                var centres = new CentrePublisher(kafka.options())) {
            catalogue.publishItems(WORLD.items().iterator());
            WORLD.publishSpaces(catalogue, WORLD.itemVectors());
            centres.publish(WORLD.centres());
        }
    }

    private ChildEddy start(int number) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                "run",
                "--state",
                folder.resolve("state").toString(),
                "--bootstrap-servers",
                kafka.bootstrapServers(),
                "--redis",
                redis.host() + ":" + redis.port()));
        arguments.addAll(WORLD.jobArguments());
        return ChildEddy.run(folder.resolve("run-" + number + ".log"), Map.of(), arguments.toArray(String[]::new));
    }

    private static void awaitMore(Traffic traffic, int events) {
        int until = Math.min(traffic.sent() + events, WORLD.stream().size());
        Waiting.until(events + " more events", PATIENCE, () -> traffic.sent() >= until);
    }

    private void assertEqualToOracle() {
        for (Topic topic : List.of(Topic.ITEMS, Topic.ITEM_VECTORS, Topic.CENTRES, Topic.EVENTS)) {
            try (var lag = new ConsumerLag(kafka.options(), kafka.options().topic(topic))) {
                lag.awaitDrained(PATIENCE);
            }
        }
        try (var client = new RebuildClient(kafka.options(), PATIENCE)) {
            client.rebuild("test", new RebuildClient.Request(true, false, WORLD.asOfMillis()), (step, buckets) -> {});
        }
        var last = new ArrayList<OracleCheck.Result>();
        try (CandidateReader reader = CandidateReader.open(RedisOptions.at(redis.host(), redis.port()))) {
            Waiting.until(
                    "every list to be the oracle's",
                    Duration.ofSeconds(20),
                    () -> {
                        last.add(WORLD.compare(reader));
                        return last.get(last.size() - 1).wrong() == 0;
                    },
                    () -> last.get(last.size() - 1).differences().toString());
        }
        assertThat(last.get(last.size() - 1).lists()).isGreaterThan(200 * 12);
    }
}
