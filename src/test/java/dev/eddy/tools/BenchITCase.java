package dev.eddy.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Half a minute of work, and nothing else hangs on it. */
@Tag("cluster")
class BenchITCase {
    @TempDir
    private Path temp;

    @Test
    void aSmallBenchMeasuresEverythingAndLosesNothing() throws Exception {
        Path json = temp.resolve("bench.json");
        CommandRun run = CommandRun.of(
                "bench",
                "--users",
                300,
                "--clusters",
                3,
                "--items",
                200,
                "--dimension",
                16,
                "--events",
                6_000,
                "--managed-memory",
                "64m",
                "--naive-for",
                "2s",
                "--fresh-for",
                "1s",
                "--json",
                json);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("events per s naive", "state bytes per user", "restore s serving");
        JsonNode report = new ObjectMapper().readTree(json.toFile());
        assertThat(report.get("lost_clicks").asLong()).isZero();
        for (String job : List.of("discard", "rmw", "naive", "eddy")) {
            assertThat(report.at("/events_per_s/" + job).asDouble()).as(job).isPositive();
        }
        for (String figure : List.of("state_bytes_per_user", "redis_bytes_per_user", "writes_per_click")) {
            assertThat(report.path(figure).asDouble()).as(figure).isPositive();
        }
        assertThat(report.get("fresh").get("freshness_ms").get("p999").asLong()).isPositive();
        assertThat(report.get("restore_s").get("serving").asDouble()).isPositive();
    }
}
