package dev.eddy.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The job is stopped and resumed on a cluster, as each new version of it is. */
@Tag("cluster")
class RedeployITCase {
    private static final KnownWorld WORLD = new KnownWorld(4_000);
    private static final double EVENTS_PER_SECOND = 15;
    private static final int EVENTS_BETWEEN = 75;

    @Test
    void nothingIsLostOverSavepointsAtOtherParallelisms() throws Exception {
        try (DeployedEddy eddy = DeployedEddy.start(WORLD, 1, 2, 2)) {
            eddy.run(1);
            try (Traffic traffic = eddy.traffic(EVENTS_PER_SECOND)) {
                awaitMore(traffic);
                eddy.redeploy(2);
                for (int parallelism : new int[] {4, 1}) {
                    awaitMore(traffic);
                    String savepoint = eddy.stop();
                    eddy.resume(parallelism, savepoint);
                    assertThat(eddy.cluster().list()).contains("eddy (RUNNING)");
                }
                awaitMore(traffic);
                assertMetricsAreServed(eddy);
                traffic.finish();
            }
            assertThat(eddy.restarts()).isZero();
            eddy.assertEqualToOracle();
        }
    }

    private static void awaitMore(Traffic traffic) {
        int before = traffic.sent();
        Waiting.until("traffic", Duration.ofMinutes(1), () -> traffic.sent() >= before + EVENTS_BETWEEN);
    }

    /** What the shipped configuration says about Prometheus. */
    private static void assertMetricsAreServed(DeployedEddy eddy) throws Exception {
        assertThat(String.join("\n", eddy.cluster().metrics()))
                .contains("flink_taskmanager_job_task_operator_recordsIn{")
                .contains("flink_taskmanager_job_task_operator_redisWrites{");
    }
}
