package dev.eddy.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever dies on a cluster while users click, in the end the lists are right. */
@Tag("cluster")
class FailureITCase {
    private static final KnownWorld WORLD = new KnownWorld(4_000);
    private static final double EVENTS_PER_SECOND = 15;
    private static final Duration OUTAGE = Duration.ofMinutes(2);

    @Test
    void killedTaskManagersLoseNothing() throws Exception {
        try (DeployedEddy eddy = DeployedEddy.start(WORLD, 1, 2, 1)) {
            eddy.run(2);
            try (Traffic traffic = eddy.traffic(EVENTS_PER_SECOND)) {
                for (int kill = 0; kill < 10; kill++) {
                    ClusterRest.Checkpoints before = eddy.checkpoints();
                    eddy.cluster().killTaskManager();
                    eddy.awaitRecovered(before);
                }
                traffic.finish();
            }
            eddy.assertEqualToOracle();
        }
    }

    @Test
    void killedJobManagersLoseNothing() throws Exception {
        try (DeployedEddy eddy = DeployedEddy.start(WORLD, 2, 2, 1)) {
            eddy.run(2);
            try (Traffic traffic = eddy.traffic(EVENTS_PER_SECOND)) {
                for (int kill = 0; kill < 2; kill++) {
                    ClusterRest.Checkpoints before = eddy.checkpoints();
                    eddy.cluster().killLeader();
                    eddy.awaitRecovered(before);
                    eddy.cluster().startJobManager();
                }
                traffic.finish();
            }
            eddy.assertEqualToOracle();
        }
    }

    @Test
    void aRedisOutageHealsByItself() throws Exception {
        try (DeployedEddy eddy = DeployedEddy.start(WORLD, 1, 2, 1)) {
            // So few lists may wait that the outage makes some of them drop.
            eddy.run(2, "-D", "internal.serving.batch-size=16", "-D", "serving.max-pending=32");
            try (Traffic traffic = eddy.traffic(EVENTS_PER_SECOND)) {
                Waiting.until("some traffic", Duration.ofMinutes(1), () -> traffic.sent() > 500);
                Set<String> served = eddy.served();
                // Those count that were due before the tasks had started.
                long failedCheckpoints = eddy.checkpoints().failed();
                eddy.redis().stop();
                TimeUnit.MILLISECONDS.sleep(OUTAGE.toMillis());
                eddy.redis().restartEmpty();
                assertThat(eddy.restarts()).isZero();
                assertThat(eddy.checkpoints().failed()).isEqualTo(failedCheckpoints);
                Waiting.until(
                        "all lists to come back",
                        Duration.ofMinutes(3),
                        () -> eddy.served().containsAll(served),
                        () -> "of " + served + " only " + eddy.served() + " have lists");
                traffic.finish();
            }
            assertThat(eddy.restarts()).isZero();
            eddy.assertEqualToOracle();
        }
    }
}
