package dev.eddy.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.job.Topic;
import dev.eddy.ops.CataloguePublisher;
import dev.eddy.ops.CentrePublisher;
import dev.eddy.ops.ConsumerLag;
import dev.eddy.ops.RebuildClient;
import dev.eddy.trial.OracleCheck;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code run --state} on one machine: whenever it is killed, in the end the lists are right. */
@Tag("cluster")
class KilledRunITCase {
    private static final KnownWorld WORLD = new KnownWorld(4_000);
    private static final double EVENTS_PER_SECOND = 10;
    private static final int KILLS = 10;
    /** The events of some eight seconds: before, during and after a checkpoint, of which there is one every five. */
    private static final int MOST_EVENTS = 80;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void tenKillsAtRandomMomentsLoseNothing(@TempDir Path folder) throws Exception {
        long seed = System.nanoTime();
        System.out.println("moments of the kills: seed " + seed);
        var random = new SplittableRandom(seed);
        try (var machine = new SingleMachine(folder)) {
            publish(machine);
            try (Traffic traffic = Traffic.start(machine.kafka(), WORLD.stream(), EVENTS_PER_SECOND)) {
                for (int kill = 0; kill < KILLS; kill++) {
                    boolean isRestore = kill > 0 && machine.hasCheckpoint();
                    try (ChildEddy run = machine.run("run-" + kill, WORLD.jobArguments())) {
                        // Now and then in the middle of a restore.
                        if (isRestore && random.nextInt(4) == 0) {
                            run.awaitSaid("going on from", PATIENCE);
                        } else {
                            run.awaitRunning(PATIENCE);
                        }
                        awaitMore(traffic, random.nextInt(MOST_EVENTS));
                        run.kill();
                    }
                }
                assertThat(traffic.sent())
                        .as("all kills were under load")
                        .isLessThan(WORLD.stream().size());
                try (ChildEddy run = machine.run("run-" + KILLS, WORLD.jobArguments())) {
                    run.awaitRunning(PATIENCE);
                    traffic.finish();
                    assertEqualToOracle(machine);
                }
            }
        }
    }

    private static void publish(SingleMachine machine) {
        try (var catalogue = new CataloguePublisher(machine.kafka());
                var centres = new CentrePublisher(machine.kafka())) {
            catalogue.publishItems(WORLD.items().iterator());
            WORLD.publishSpaces(catalogue, WORLD.itemVectors());
            centres.publish(WORLD.centres());
        }
    }

    private static void awaitMore(Traffic traffic, int events) {
        int until = Math.min(traffic.sent() + events, WORLD.stream().size());
        Waiting.until(events + " more events", PATIENCE, () -> traffic.sent() >= until);
    }

    private static void assertEqualToOracle(SingleMachine machine) {
        for (Topic topic : List.of(Topic.ITEMS, Topic.ITEM_VECTORS, Topic.CENTRES, Topic.EVENTS)) {
            try (var lag = new ConsumerLag(machine.kafka(), machine.kafka().topic(topic))) {
                lag.awaitDrained(PATIENCE);
            }
        }
        try (var client = new RebuildClient(machine.kafka(), PATIENCE)) {
            client.rebuild("test", new RebuildClient.Request(true, false, WORLD.asOfMillis()), (step, buckets) -> {});
        }
        var last = new ArrayList<OracleCheck.Result>();
        Waiting.until(
                "every list to be the oracle's",
                Duration.ofSeconds(20),
                () -> {
                    last.add(WORLD.compare(machine.reader()));
                    return last.get(last.size() - 1).wrong() == 0;
                },
                () -> last.get(last.size() - 1).differences().toString());
        OracleCheck.Result result = last.get(last.size() - 1);
        System.out.println("lists equal to the oracle's after " + KILLS + " kills: " + result.lists());
        assertThat(result.lists()).isGreaterThan(200 * 12);
    }
}
