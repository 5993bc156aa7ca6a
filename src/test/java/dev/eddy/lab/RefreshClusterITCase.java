package dev.eddy.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The centres are retrained on a cluster, as every night: one command, while users click. */
@Tag("cluster")
class RefreshClusterITCase {
    private static final KnownWorld WORLD = new KnownWorld(3_000);
    private static final double EVENTS_PER_SECOND = 30;
    private static final int EVENTS_BEFORE = 1_500;

    @Test
    void theWholeCycleIsOneCommandAndGoingBackAnother() throws Exception {
        try (DeployedEddy eddy = DeployedEddy.start(WORLD, 1, 2, 1)) {
            eddy.run(2);
            try (Traffic traffic = eddy.traffic(EVENTS_PER_SECOND)) {
                Waiting.until("traffic", Duration.ofMinutes(2), () -> traffic.sent() >= EVENTS_BEFORE);
                String flink = eddy.cluster().webUi().toString();
                String said = eddy.command(
                        "centres",
                        "refresh",
                        "--flink",
                        flink,
                        "--k",
                        "4",
                        "--least-users",
                        "50",
                        "--least-clicks",
                        "50");
                assertThat(said)
                        .containsSubsequence(
                                "taking a savepoint",
                                "reading the users",
                                "training",
                                "trying the centres",
                                "publishing version 2",
                                "version 2: 4 clusters",
                                "version 2 is in use everywhere");
                assertThat(eddy.command("centres", "list")).containsPattern("2 +4 +32 +\\S+ +1 +active +complete");
                int sent = traffic.sent();
                Waiting.until("more traffic", Duration.ofMinutes(1), () -> traffic.sent() >= sent + 100);
                Set<String> served = eddy.served();
                assertThat(eddy.command("centres", "rollback", "--wait")).contains("version 1 is in use everywhere");
                traffic.finish();
                assertThat(eddy.served()).containsAll(served);
            }
            assertThat(eddy.restarts()).isZero();
            // With the centres that the oracle has.
            eddy.assertEqualToOracle();
        }
    }
}
